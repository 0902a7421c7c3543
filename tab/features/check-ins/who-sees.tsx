/** Who sees an answer that is kept; what a team has leads there. */
import { Caption1, Link, makeStyles, tokens } from '@fluentui/react-components'
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed'
import { PeopleRegular } from '@fluentui/react-icons/svg/people'
import type { AnswerReply } from '#domain/api/check-in-replies.ts'
import { useHost, useTexts } from '#tab/host/host-context.ts'
import { tabLink } from '#tab/host/library-link.ts'
import { openLink } from '#tab/host/open-in-teams.ts'

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'flex-start', columnGap: '6px', color: tokens.colorNeutralForeground3 },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
  icon: { fontSize: '16px', flexShrink: 0 },
  link: { fontSize: 'inherit', lineHeight: 'inherit' },
})

export type WhoSeesProps = {
  /** Null: only the person. */
  readonly shared: AnswerReply['shared']
  /** Says where changes of what was shared are made. */
  readonly isBeingEdited?: boolean
}

export function WhoSees({ shared, isBeingEdited = false }: WhoSeesProps) {
  const styles = useStyles()
  const { answer: words } = useTexts().personal.checkIns
  const { appId } = useHost().host
  const channelId = shared?.channelId ?? null
  return (
    <Caption1 className={styles.line}>
      {shared === null ? (
        <>
          <LockClosedRegular aria-hidden className={styles.icon} />
          {words.onlyMe}
        </>
      ) : (
        <>
          <PeopleRegular aria-hidden className={styles.icon} />
          <span className={styles.words}>
            {words.sharedAs[shared.kind](shared.teamName ?? words.someTeam)}
            {channelId === null ? null : (
              <>
                {' '}
                <Link
                  as="button"
                  inline
                  className={styles.link}
                  onClick={() => void openLink(tabLink(window.location.origin, appId, { ...shared, channelId }))}
                >
                  {words.openShared}
                </Link>
              </>
            )}
            {isBeingEdited ? ` ${words.sharedEdits}` : null}
          </span>
        </>
      )}
    </Caption1>
  )
}

/** Administrative acts, for stewards: a short list, newest first. */
import { Body1, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components'
import { actSentence } from '#domain/texts/act-sentence.ts'
import type { AuditReply } from '#domain/api/replies.ts'
import { personId } from '#domain/ids.ts'
import { useAudit } from '#tab/api/audit.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useDisplayLocale } from '#tab/hooks/use-display-locale.ts'
import { FailedFace, LoadingFace } from '#tab/ui/face.tsx'
import { Panel } from '#tab/ui/panel.tsx'
import { RelativeDate } from '#tab/ui/relative-date.tsx'

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  row: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: '12px',
    padding: '8px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottom: 'none' },
  },
  words: { overflowWrap: 'anywhere', minWidth: 0 },
  muted: { color: tokens.colorNeutralForeground2, flexShrink: 0 },
  more: { justifySelf: 'start' },
})

export function AuditPanel({ teamId }: { readonly teamId: string }) {
  const styles = useStyles()
  const texts = useTexts()
  const { audit: words } = texts.settings
  const locale = useDisplayLocale()
  const audit = useAudit(teamId)
  const items = audit.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Panel title={words.title} text={words.text}>
      {audit.isError ? (
        <FailedFace title={words.failed} error={audit.error}>
          <Button size="small" onClick={() => void audit.refetch()}>
            {words.tryAgain}
          </Button>
        </FailedFace>
      ) : null}
      {audit.isPending ? <LoadingFace label={words.loading} /> : null}
      {audit.isSuccess && items.length === 0 ? <Body1>{words.empty}</Body1> : null}
      {items.length === 0 ? null : (
        <ul className={styles.list} aria-label={words.list}>
          {items.map((item) => (
            <li key={item.auditId} className={styles.row}>
              <Body1 dir="auto" className={styles.words}>
                {actSentence(texts, actOf(item))}
              </Body1>
              <Caption1 className={styles.muted}>
                <RelativeDate instant={item.at} locale={locale} />
              </Caption1>
            </li>
          ))}
        </ul>
      )}
      {audit.hasNextPage ? (
        <Button className={styles.more} disabledFocusable={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
          {words.more}
        </Button>
      ) : null}
    </Panel>
  )
}

const actOf = ({ act, by, whom, count }: AuditReply) => ({ act, by: someone(by), whom: someone(whom), count })

const someone = (given: AuditReply['by']) => (given === null ? null : { personId: personId(given.personId), name: given.name })

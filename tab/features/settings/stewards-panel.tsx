/** Who looks after the team: named for everyone, changed by stewards; any member takes over when none is left. */
import { useEffect, useRef, useState } from 'react'
import {
  Avatar,
  Badge,
  Body1,
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  tokens,
  Tooltip,
  useRestoreFocusTarget,
} from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useDismissSteward, useTakeOver, type Member, type TeamSettings } from '#tab/api/team.ts'
import { useHost, useTexts } from '#tab/host/host-context.ts'
import { useFocusNeighbour } from '#tab/hooks/use-focus-neighbour.ts'
import { namesOf } from '#tab/ui/names-of.ts'
import { Panel } from '#tab/ui/panel.tsx'
import { Question } from '#tab/ui/question.tsx'
import { AppointSteward } from './appoint-steward.tsx'

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    minHeight: '48px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottom: 'none' },
  },
  name: { overflowWrap: 'anywhere', minWidth: 0 },
  action: { marginInlineStart: 'auto' },
  muted: { color: tokens.colorNeutralForeground2 },
})

export function StewardsPanel({ settings }: { readonly settings: TeamSettings }) {
  const styles = useStyles()
  const { settings: words, locale } = useTexts()
  const { stewards: texts } = words
  const { host, themeName } = useHost()
  const { teamId, stewards, isSteward, mayTakeOver } = settings
  const dismiss = useDismissSteward(teamId, host.me.personId)
  const takeOver = useTakeOver(teamId)
  const [asked, setAsked] = useState<Member | null>(null)
  const isLast = stewards.length === 1
  const restoreTarget = useRestoreFocusTarget()
  const listRef = useFocusNeighbour(() => null)
  const appointRef = useRef<HTMLDivElement>(null)
  const isTakingOver = useRef(false)
  useEffect(() => {
    if (!isSteward || !isTakingOver.current) return
    // What was pressed has gone with the offer.
    isTakingOver.current = false
    appointRef.current?.querySelector('input')?.focus()
  }, [isSteward])
  const startTakingOver = (): void => {
    isTakingOver.current = true
    takeOver.mutate(undefined, { onError: () => void (isTakingOver.current = false) })
  }
  return (
    <Panel title={texts.title} text={texts.text}>
      {mayTakeOver ? (
        <MessageBar layout="multiline">
          <MessageBarBody>
            {texts.nobody} {texts.takeOverText}
          </MessageBarBody>
          <MessageBarActions>
            <Button size="small" disabledFocusable={takeOver.isPending} onClick={startTakingOver}>
              {texts.takeOver}
            </Button>
          </MessageBarActions>
        </MessageBar>
      ) : null}
      {stewards.length === 0 ? null : (
        <ul ref={listRef} className={styles.list} aria-label={texts.list}>
          {stewards.map((steward) => {
            const isMe = steward.personId === host.me.personId
            const action = isMe ? texts.stepDown : texts.dismiss(steward.name)
            return (
              <li key={steward.personId} className={styles.row}>
                <Avatar name={steward.name} size={32} color={themeName === 'contrast' ? 'neutral' : 'colorful'} aria-hidden />
                <Body1 dir="auto" className={styles.name}>
                  {steward.name}
                </Body1>
                {isMe ? (
                  <Badge appearance="tint" color="informative">
                    {texts.you}
                  </Badge>
                ) : null}
                {isSteward ? (
                  <Tooltip content={action} relationship="label">
                    <Button
                      className={styles.action}
                      appearance="subtle"
                      icon={<DismissRegular />}
                      onClick={() => (isMe || isLast ? setAsked(steward) : dismiss.mutate(steward))}
                      {...(isMe || isLast ? restoreTarget : {})}
                    />
                  </Tooltip>
                ) : null}
              </li>
            )
          })}
        </ul>
      )}
      {isSteward ? (
        <div ref={appointRef}>
          <AppointSteward teamId={teamId} stewardIds={stewards.map(({ personId }) => personId)} />
        </div>
      ) : mayTakeOver ? null : (
        <Body1 className={styles.muted}>{texts.stewardsOnly(namesOf(stewards, locale))}</Body1>
      )}
      {asked === null ? null : (
        <Question
          title={isLast ? texts.lastAsk : texts.stepDownAsk}
          text={isLast ? texts.lastText : texts.stepDownText}
          stay={texts.stay}
          go={texts.leave}
          onStay={() => setAsked(null)}
          onGo={() => {
            dismiss.mutate(asked)
            setAsked(null)
          }}
        />
      )}
    </Panel>
  )
}

/** When I want to be asked: the day and time, the zone, the days on which I work, and pauses. Each choice holds at once. */
import { useState } from 'react'
import { Body1Strong, Button, Caption1, Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components'
import type { OwnTimesReply } from '#domain/api/check-in-replies.ts'
import { useOwnTimes, useChangeTimes } from '#tab/api/check-in-times.ts'
import { deviceZone } from '#tab/host/device-zone.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useDisplayLocale } from '#tab/hooks/use-display-locale.ts'
import { cityOf, momentText, weeklyText } from '#tab/ui/calendar-words.ts'
import { FailedFace, LoadingFace } from '#tab/ui/face.tsx'
import { Panel } from '#tab/ui/panel.tsx'
import { useSentenceStyles } from '#tab/ui/sentence.ts'
import { WeeklyInput } from '#tab/ui/weekly-input.tsx'
import { ZoneInput } from '#tab/ui/zone-input.tsx'
import { PauseChoice } from './pause-choice.tsx'
import { WorkingDays } from './working-days.tsx'

const useStyles = makeStyles({
  teams: { listStyle: 'none', margin: '0 0 4px', padding: 0, paddingInlineStart: '32px', color: tokens.colorNeutralForeground2 },
  own: { paddingInlineStart: '32px' },
  next: {
    padding: '10px 14px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  muted: { color: tokens.colorNeutralForeground2 },
})

export function CheckInTimesPanel() {
  const texts = useTexts()
  const { checkIns: words } = texts.personal.settings
  const times = useOwnTimes()
  return (
    <Panel title={words.title} text={words.text}>
      {times.isError ? (
        <FailedFace title={words.failed} error={times.error}>
          <Button size="small" onClick={() => void times.refetch()}>
            {texts.settings.tryAgain}
          </Button>
        </FailedFace>
      ) : null}
      {times.isPending ? <LoadingFace label={words.loading} /> : null}
      {times.data === undefined ? null : <Choices times={times.data} />}
    </Panel>
  )
}

/** Of somebody who has chosen none before, and whose teams have none either. */
const usual = { weekday: 5, time: '15:00' } as const

function Choices({ times }: { readonly times: OwnTimesReply }) {
  const styles = useStyles()
  const { sentence } = useSentenceStyles()
  const texts = useTexts()
  const { checkIns: words } = texts.personal.settings
  const locale = useDisplayLocale()
  const change = useChangeTimes()
  const [device] = useState(deviceZone)
  const { weekly, workingDays, pause, zone, clock, teams } = times
  return (
    <>
      <NextLine times={times} />
      <Field label={words.when}>
        <RadioGroup
          value={weekly === null ? 'team' : 'own'}
          onChange={(_event, { value }) => change({ weekly: value === 'own' ? (teams[0]?.weekly ?? usual) : null })}
        >
          <Radio value="team" label={words.teamTime} />
          {teams.length === 0 ? (
            <Caption1 className={styles.teams}>{words.noTeams}</Caption1>
          ) : (
            <ul className={styles.teams} aria-label={words.teams}>
              {teams.map((team) => (
                <li key={team.teamId} dir="auto">
                  <Caption1>{words.teamsAsk(team.name, weeklyText(texts, team.weekly, locale))}</Caption1>
                </li>
              ))}
            </ul>
          )}
          <Radio value="own" label={words.ownTime} />
        </RadioGroup>
      </Field>
      {weekly === null ? null : (
        <div className={styles.own}>
          <div role="group" aria-label={words.ownTime} className={sentence}>
            <WeeklyInput weekly={weekly} before={texts.calendar.every} onChange={(next) => change({ weekly: next })} />
          </div>
        </div>
      )}
      <ZoneInput
        label={words.zone}
        {...(clock.isGuess && { hint: words.guess(cityOf(clock.zone)) })}
        zone={zone}
        none={words.ofDeviceNamed(cityOf(device))}
        onChange={(next) => change({ zone: next })}
      />
      <WorkingDays days={workingDays} onChange={(days) => change({ workingDays: days })} />
      <PauseChoice pause={pause} zone={clock.zone} onChange={(next, done) => change({ pause: next }, done)} />
    </>
  )
}

function NextLine({ times: { next, clock } }: { readonly times: OwnTimesReply }) {
  const styles = useStyles()
  const texts = useTexts()
  const { checkIns: words } = texts.personal.settings
  const locale = useDisplayLocale()
  return (
    <div role="status" className={styles.next}>
      {next === null ? (
        <span className={styles.muted}>{words.noNext}</span>
      ) : (
        <Body1Strong>{words.nextIn(momentText(texts, next, clock.zone, locale), cityOf(clock.zone))}</Body1Strong>
      )}
    </div>
  )
}

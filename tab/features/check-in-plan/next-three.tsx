/** When whoever looks would be asked by the plan as it stands in the form, written out. */
import { useEffect, useMemo } from 'react'
import { Body1, Body1Strong, Caption1, makeStyles, SkeletonItem, Skeleton, Text, tokens } from '@fluentui/react-components'
import { readPlan } from '#domain/check-ins/plan-form.ts'
import { useNextOfPlan, type Plan } from '#tab/api/check-in-plan.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useAnnouncer } from '#tab/hooks/use-announcer.tsx'
import { useDebounced } from '#tab/hooks/use-debounced.ts'
import { useDisplayLocale } from '#tab/hooks/use-display-locale.ts'
import { cityOf, momentText } from '#tab/ui/calendar-words.ts'
import { Delayed } from '#tab/ui/delayed.tsx'

const settleMs = 400

const useStyles = makeStyles({
  box: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '8px',
    padding: '12px 16px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: '8px' },
  name: { margin: 0 },
  muted: { color: tokens.colorNeutralForeground2 },
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: '8px',
  },
  item: { display: 'flex', alignItems: 'center', gap: '8px' },
  place: {
    display: 'grid',
    placeItems: 'center',
    flexShrink: 0,
    width: '24px',
    height: '24px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
})

export type NextThreeProps = { readonly teamId: string; readonly plan: Plan; readonly isChanged: boolean }

export function NextThree({ teamId, plan, isChanged }: NextThreeProps) {
  const styles = useStyles()
  const texts = useTexts()
  const { next: words, off } = texts.settings.checkIns
  const locale = useDisplayLocale()
  const settled = useDebounced(plan, settleMs)
  const asked = useMemo(() => {
    const reading = readPlan(settled)
    return reading.ok && settled.isOn ? settled : null
  }, [settled])
  const next = useNextOfPlan(teamId, asked)
  const zone = next.data?.zone
  const announce = useAnnouncer()
  const first = next.data === undefined || next.isPlaceholderData ? undefined : next.data.next[0]
  const said =
    plan.isOn && isChanged && first !== undefined && zone !== undefined ? words.changed(momentText(texts, first, zone, locale)) : null
  useEffect(() => {
    if (said !== null) announce(said)
  }, [said, announce])
  const isShown = plan.isOn && asked !== null && next.data !== undefined && !next.isError
  return (
    <section aria-label={words.title} className={styles.box}>
      <div className={styles.head}>
        <Text as="h3" weight="semibold" className={styles.name}>
          {words.title}
        </Text>
        {isShown && zone !== undefined ? (
          <Caption1 className={styles.muted}>{(isChanged ? words.withChanges : words.inZone)(cityOf(zone))}</Caption1>
        ) : null}
      </div>
      {!plan.isOn ? (
        <Body1 className={styles.muted}>{off}</Body1>
      ) : asked === null && settled.isOn ? (
        <Body1 className={styles.muted}>{words.faulty}</Body1>
      ) : next.isError ? (
        <Body1 className={styles.muted}>{words.failed}</Body1>
      ) : next.data === undefined ? (
        <Delayed>
          <Skeleton aria-label={words.loading} animation="pulse">
            <SkeletonItem size={24} />
          </Skeleton>
        </Delayed>
      ) : next.data.next.length === 0 ? (
        <Body1 className={styles.muted}>{words.none}</Body1>
      ) : (
        <ol className={styles.list}>
          {next.data.next.map((instant, at) => (
            <li key={instant} className={styles.item}>
              <Caption1 aria-hidden className={styles.place}>
                {new Intl.NumberFormat(locale).format(at + 1)}
              </Caption1>
              <Body1Strong>
                <time dateTime={instant}>{momentText(texts, instant, next.data.zone, locale)}</time>
              </Body1Strong>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

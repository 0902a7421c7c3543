/** Words somebody wrote, with who and when below. */
import type { ReactNode } from 'react'
import { Avatar, Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components'
import { useHost } from '#tab/host/host-context.ts'
import { useDisplayLocale } from '#tab/hooks/use-display-locale.ts'
import { RelativeDate } from './relative-date.tsx'

const useStyles = makeStyles({
  item: { display: 'grid', gridTemplateColumns: '24px minmax(0, 1fr) auto', columnGap: '10px', alignItems: 'start' },
  text: { overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
  muted: { color: tokens.colorNeutralForeground3 },
})

export type PersonLineProps = { readonly name: string; readonly at: string; readonly text: string; readonly action?: ReactNode }

export function PersonLine({ name, at, text, action }: PersonLineProps) {
  const styles = useStyles()
  const locale = useDisplayLocale()
  const isContrast = useHost().themeName === 'contrast'
  return (
    <div className={styles.item}>
      <Avatar name={name} size={24} color={isContrast ? 'neutral' : 'colorful'} aria-hidden />
      <div>
        <Body1 block dir="auto" className={styles.text}>
          {text}
        </Body1>
        <Caption1 className={styles.muted}>
          <bdi>{name}</bdi> · <RelativeDate instant={at} locale={locale} />
        </Caption1>
      </div>
      {action}
    </div>
  )
}

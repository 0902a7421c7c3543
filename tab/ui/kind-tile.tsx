/** A kind's icon on its tint: always the same, so that a list can be scanned. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { BookOpenRegular } from '@fluentui/react-icons/svg/book-open'
import { ClipboardTaskListLtrRegular } from '@fluentui/react-icons/svg/clipboard-task-list-ltr'
import { LightbulbRegular } from '@fluentui/react-icons/svg/lightbulb'
import { LinkRegular } from '@fluentui/react-icons/svg/link'
import { NotepadEditRegular } from '@fluentui/react-icons/svg/notepad-edit'
import type { ResourceKind } from '#domain/resources/resource.ts'
import { useHost, useTexts } from '#tab/host/host-context.ts'

const icons = {
  link: LinkRegular,
  aid: ClipboardTaskListLtrRegular,
  story: BookOpenRegular,
  idea: LightbulbRegular,
  note: NotepadEditRegular,
} satisfies Record<ResourceKind, unknown>

const tint = (background: string): string => `color-mix(in srgb, ${background} var(--kind-tint), transparent)`

const useStyles = makeStyles({
  tile: {
    display: 'grid',
    placeItems: 'center',
    width: '32px',
    height: '32px',
    flexShrink: 0,
    borderRadius: tokens.borderRadiusLarge,
    fontSize: '20px',
    '--kind-tint': '50%',
  },
  dark: { '--kind-tint': '70%' },
  small: { width: '24px', height: '24px', fontSize: '16px' },
  link: { backgroundColor: tint(tokens.colorPaletteBlueBackground2), color: tokens.colorPaletteBlueForeground2 },
  aid: { backgroundColor: tint(tokens.colorPaletteSeafoamBackground2), color: tokens.colorPaletteSeafoamForeground2 },
  story: { backgroundColor: tint(tokens.colorPalettePlumBackground2), color: tokens.colorPalettePlumForeground2 },
  idea: { backgroundColor: tint(tokens.colorPaletteMarigoldBackground2), color: tokens.colorPaletteMarigoldForeground2 },
  note: { backgroundColor: tint(tokens.colorPalettePlatinumBackground2), color: tokens.colorPalettePlatinumForeground2 },
  contrast: {
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
  },
})

/** Without the tint, where the name stands beside it. */
export function KindIcon({ kind }: { readonly kind: ResourceKind }) {
  const Icon = icons[kind]
  return <Icon aria-hidden />
}

export type KindTileProps = { readonly kind: ResourceKind; readonly isNamed?: boolean; readonly size?: 'small' | 'medium' }

/** Named for a screen reader, unless the name stands beside it. */
export function KindTile({ kind, isNamed = true, size = 'medium' }: KindTileProps) {
  const styles = useStyles()
  const { themeName } = useHost()
  const texts = useTexts()
  const Icon = icons[kind]
  const naming = isNamed ? ({ role: 'img', 'aria-label': texts.kinds[kind].name } as const) : ({ 'aria-hidden': true } as const)
  const look = mergeClasses(
    styles.tile,
    size === 'small' && styles.small,
    themeName === 'dark' && styles.dark,
    themeName === 'contrast' ? styles.contrast : styles[kind],
  )
  return (
    <span {...naming} className={look}>
      <Icon />
    </span>
  )
}

/** A library in which nothing is yet: one thing to do, and three ways to begin it. */
import { Body1, Body1Strong, Button, Caption1, makeStyles, Subtitle1, tokens, useRestoreFocusTarget } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { useLocation } from 'wouter'
import { useSettings } from '#tab/api/team.ts'
import { useTeamId, useTexts } from '#tab/host/host-context.ts'
import { KindTile } from '#tab/ui/kind-tile.tsx'

export type Starter = 'link' | 'aid' | 'story'

const useStyles = makeStyles({
  empty: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    justifyItems: 'center',
    alignContent: 'center',
    gap: '8px',
    padding: '48px 24px',
    minHeight: '60vh',
  },
  title: { margin: 0, textAlign: 'center' },
  text: { color: tokens.colorNeutralForeground2, maxWidth: '44ch', textAlign: 'center' },
  first: { marginTop: '12px' },
  starters: {
    listStyle: 'none',
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))',
    gap: '12px',
    width: '100%',
    maxWidth: '720px',
    margin: '8px 0 0',
    padding: 0,
  },
  hint: { marginTop: '32px', color: tokens.colorNeutralForeground2 },
  starter: {
    display: 'grid',
    justifyItems: 'start',
    alignContent: 'start',
    gap: '4px',
    width: '100%',
    height: '100%',
    padding: '16px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { border: `1px solid ${tokens.colorCompoundBrandStroke}` },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  starterText: { color: tokens.colorNeutralForeground2 },
  name: { marginTop: '6px' },
})

export function EmptyLibrary({ onShare }: { readonly onShare: (starter: Starter | null) => void }) {
  const styles = useStyles()
  const { library, share } = useTexts()
  const [, navigate] = useLocation()
  const settings = useSettings(useTeamId())
  const restoreTarget = useRestoreFocusTarget()
  return (
    <div className={styles.empty}>
      <Subtitle1 as="h2" className={styles.title}>
        {library.emptyTitle}
      </Subtitle1>
      <Body1 className={styles.text}>{library.emptyText}</Body1>
      <Button appearance="primary" className={styles.first} icon={<AddRegular />} onClick={() => onShare(null)} {...restoreTarget}>
        {share.first}
      </Button>
      {settings.data?.isSteward === true ? (
        <Button appearance="transparent" onClick={() => navigate('/settings')}>
          {library.bringIn}
        </Button>
      ) : null}
      <Caption1 className={styles.hint} id="starters">
        {library.startersLabel}
      </Caption1>
      <ul className={styles.starters} aria-labelledby="starters">
        {(['link', 'aid', 'story'] as const).map((starter) => (
          <li key={starter}>
            <button type="button" className={styles.starter} onClick={() => onShare(starter)} {...restoreTarget}>
              <KindTile kind={starter} isNamed={false} />
              <Body1Strong className={styles.name}>{library.starters[starter].title}</Body1Strong>
              <Caption1 className={styles.starterText}>{library.starters[starter].text}</Caption1>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** That some can't be reached by chat: how many, never who and why. */
import { Body1Strong, Caption1, makeStyles, tokens } from '@fluentui/react-components'
import { ChatOffRegular } from '@fluentui/react-icons/svg/chat-off'
import { useTexts } from '#tab/host/host-context.ts'

const useStyles = makeStyles({
  note: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: '12px',
    alignItems: 'start',
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  icon: { fontSize: '20px', lineHeight: 1, color: tokens.colorNeutralForeground3 },
  words: { display: 'grid', gap: '2px' },
  muted: { color: tokens.colorNeutralForeground2 },
})

export function Unreachable({ count }: { readonly count: number }) {
  const styles = useStyles()
  const { checkIns: texts } = useTexts().settings
  if (count === 0) return null
  return (
    <div className={styles.note}>
      <span aria-hidden className={styles.icon}>
        <ChatOffRegular />
      </span>
      <span className={styles.words}>
        <Body1Strong>{texts.unreachable(count)}</Body1Strong>
        <Caption1 className={styles.muted}>{texts.unreachableText}</Caption1>
      </span>
    </div>
  )
}

/** Says that closing loses nothing. */
import { Caption1, makeStyles, tokens } from '@fluentui/react-components'
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle'
import { useTexts } from '#tab/host/host-context.ts'

const useStyles = makeStyles({
  kept: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '6px',
    color: tokens.colorNeutralForeground3,
    flexGrow: 1,
    '@media (max-width: 480px)': { flexBasis: '100%', ':empty': { display: 'none' } },
  },
})

export function DraftKept({ isShown }: { readonly isShown: boolean }) {
  const styles = useStyles()
  const { share } = useTexts()
  return (
    <Caption1 className={styles.kept}>
      {isShown ? (
        <>
          <CheckmarkCircleRegular aria-hidden />
          {share.draftKept}
        </>
      ) : null}
    </Caption1>
  )
}

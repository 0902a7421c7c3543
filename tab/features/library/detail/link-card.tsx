/** The link, with what its page says about itself. */
import { Body1Strong, Caption1, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components'
import { OpenRegular } from '@fluentui/react-icons/svg/open'
import type { ResourceReply } from '#domain/api/replies.ts'
import { useHost, useTexts } from '#tab/host/host-context.ts'

const useStyles = makeStyles({
  card: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: '2px 12px',
    alignItems: 'center',
    padding: '12px 16px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  contrast: { ':hover': { backgroundColor: tokens.colorNeutralBackground1, outline: `1px dashed ${tokens.colorCompoundBrandStroke}` } },
  words: { display: 'grid', minWidth: 0 },
  open: { color: tokens.colorBrandForegroundLink, overflowWrap: 'anywhere' },
  description: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    overflow: 'hidden',
    display: '-webkit-box',
    WebkitLineClamp: 3,
    WebkitBoxOrient: 'vertical',
    overflowWrap: 'anywhere',
  },
  muted: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  icon: { fontSize: '20px', lineHeight: 0 },
})

export type LinkCardProps = Pick<ResourceReply, 'linkHost' | 'preview'> & { readonly link: string }

export function LinkCard({ link, linkHost, preview }: LinkCardProps) {
  const styles = useStyles()
  const { library } = useTexts()
  const isContrast = useHost().themeName === 'contrast'
  const host = linkHost ?? link
  const site = preview === null || preview.siteName === '' || preview.siteName === host ? host : `${preview.siteName} · ${host}`
  return (
    <a href={link} target="_blank" rel="noopener noreferrer" className={mergeClasses(styles.card, isContrast && styles.contrast)}>
      <span className={styles.words}>
        <Body1Strong className={styles.open}>{library.openLink(host)}</Body1Strong>
        {preview === null || preview.title === '' ? null : <Body1Strong dir="auto">{preview.title}</Body1Strong>}
        {preview === null || preview.description === '' ? null : (
          <span dir="auto" className={styles.description}>
            {preview.description}
          </span>
        )}
        {preview === null ? null : (
          <Caption1 dir="auto" className={styles.muted}>
            {site}
          </Caption1>
        )}
      </span>
      <OpenRegular aria-hidden className={styles.icon} />
    </a>
  )
}

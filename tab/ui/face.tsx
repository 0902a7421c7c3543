/** The three faces of a list that isn't full: loading, empty, failed. */
import type { ReactNode } from 'react'
import {
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  Skeleton,
  SkeletonItem,
  Subtitle2,
  Text,
  tokens,
} from '@fluentui/react-components'
import { useTexts } from '#tab/host/host-context.ts'
import { errorSentence } from '#tab/api/api-error.ts'
import { Delayed } from './delayed.tsx'

const useStyles = makeStyles({
  empty: { display: 'grid', justifyItems: 'center', alignContent: 'center', gap: '8px', padding: '64px 24px' },
  icon: { fontSize: '32px', lineHeight: 1, color: tokens.colorNeutralForeground3 },
  title: { margin: 0, overflowWrap: 'anywhere', textAlign: 'center' },
  text: { color: tokens.colorNeutralForeground2, maxWidth: '44ch' },
  actions: { display: 'flex', gap: '8px', marginTop: '8px', flexWrap: 'wrap', justifyContent: 'center' },
  row: { display: 'grid', gridTemplateColumns: '32px 1fr', gap: '6px 12px', padding: '14px 20px', alignItems: 'center' },
  failed: { margin: '12px' },
})

/** One sentence and the next step. */
export function EmptyFace({
  icon,
  title,
  text,
  children,
}: {
  readonly icon: ReactNode
  readonly title: string
  readonly text: string
  readonly children?: ReactNode
}) {
  const styles = useStyles()
  return (
    <div className={styles.empty}>
      <span aria-hidden className={styles.icon}>
        {icon}
      </span>
      <Subtitle2 as="h2" className={styles.title}>
        {title}
      </Subtitle2>
      <Text align="center" className={styles.text}>
        {text}
      </Text>
      <div className={styles.actions}>{children}</div>
    </div>
  )
}

/** Grey rows in the shape of what comes, once it takes long enough to be noticed. */
export function LoadingFace({ label }: { readonly label: string }) {
  const styles = useStyles()
  return (
    <Delayed>
      <Skeleton aria-label={label} animation="pulse">
        {['70%', '55%', '80%', '60%', '75%', '50%'].map((width) => (
          <div key={width} className={styles.row}>
            <SkeletonItem shape="square" size={32} />
            <div>
              <SkeletonItem size={16} style={{ width, marginBottom: '6px' }} />
              <SkeletonItem size={12} style={{ width: '40%' }} />
            </div>
          </div>
        ))}
      </Skeleton>
    </Delayed>
  )
}

export type FailedFaceProps = {
  readonly title: string
  readonly error: unknown
  /** In a form: that what was typed is still there. */
  readonly kept?: string
  readonly children?: ReactNode
}

/** What failed, why, and what to do. */
export function FailedFace({ title, error, kept, children }: FailedFaceProps) {
  const styles = useStyles()
  const { what, next, reference } = errorSentence(useTexts(), error)
  return (
    <MessageBar intent="error" layout="multiline" className={styles.failed} role="alert">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle>
        {[what, next, kept, reference].filter(Boolean).join(' ')}
      </MessageBarBody>
      {children === undefined || children === null ? null : <MessageBarActions>{children}</MessageBarActions>}
    </MessageBar>
  )
}

/** Markdown, whose reader comes in a file of its own; until then grey lines about as long as the text. */
import { lazy } from 'react'
import { makeStyles, Skeleton, SkeletonItem } from '@fluentui/react-components'
import { useTexts } from '#tab/host/host-context.ts'
import { Delayed } from './delayed.tsx'
import { LazyPart } from './lazy-part.tsx'

const Markdown = lazy(async () => ({ default: (await import('./markdown.tsx')).Markdown }))

const lineHeightPx = 20
const charsPerLine = 56
const maxLines = 12

const useStyles = makeStyles({
  lines: { display: 'grid', gap: '8px', paddingTop: '4px' },
  last: { width: '60%' },
})

export function MarkdownText({ text }: { readonly text: string }) {
  const { loadingText } = useTexts().library
  return (
    <LazyPart label={loadingText} fallback={<LoadingText label={loadingText} text={text} />}>
      <Markdown text={text} />
    </LazyPart>
  )
}

/** The place is kept from the start, so that what stands below does not jump. */
function LoadingText({ label, text }: { readonly label: string; readonly text: string }) {
  const styles = useStyles()
  const lines = text.split('\n').reduce((sum, line) => sum + Math.ceil(line.length / charsPerLine), 0)
  const shown = Math.min(maxLines, lines)
  return (
    <div style={{ minHeight: `${String(shown * lineHeightPx)}px` }}>
      <Delayed>
        <Skeleton aria-label={label} animation="pulse" className={styles.lines}>
          {Array.from({ length: shown }, (_none, line) => (
            <SkeletonItem key={line} size={12} className={line === shown - 1 ? styles.last : ''} />
          ))}
        </Skeleton>
      </Delayed>
    </div>
  )
}

/** Markdown, whose reader comes in a file of its own; until then the text as it is. */
import { lazy, Suspense } from 'react'
import { makeStyles, typographyStyles } from '@fluentui/react-components'

const Markdown = lazy(async () => ({ default: (await import('./markdown.tsx')).Markdown }))

const useStyles = makeStyles({ plain: { ...typographyStyles.body1, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' } })

export function MarkdownText({ text }: { readonly text: string }) {
  const styles = useStyles()
  return (
    <Suspense
      fallback={
        <div dir="auto" className={styles.plain}>
          {text}
        </div>
      }
    >
      <Markdown text={text} />
    </Suspense>
  )
}

/** The words of a message: Markdown from the app, plain text with links and mentions from people. */
/* oxlint-disable react/no-array-index-key -- the parts of one text have no other identity, and are drawn anew as a whole */
import { Link, makeStyles, tokens } from '@fluentui/react-components'
import { useMemo } from 'react'
import type { Message } from '../api/wire.ts'
import { markdownToHtml } from '../cards/markdown.ts'
import { isWebLink } from '../deep-link.ts'
import { useSession } from '../session.ts'

export function MessageText({ message }: { readonly message: Message }) {
  const { world, openLink } = useSession()
  const styles = useStyles()
  const mention = `@${world.bot.name}`
  const html = useMemo(() => (message.textFormat === 'plain' ? null : markdownToHtml(message.text)), [message.text, message.textFormat])
  if (html !== null) {
    return (
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- only catches what its links do, by key too
      <div
        className={styles.markdown}
        // Made by markdownToHtml, which escapes everything before it marks anything up.
        dangerouslySetInnerHTML={{ __html: html }}
        onClick={(event) => {
          const anchor = event.target instanceof Element ? event.target.closest('a') : null
          if (anchor === null) return
          event.preventDefault()
          openLink(anchor.href)
        }}
      />
    )
  }
  return (
    <div className={styles.plain}>
      {partsOf(message.text, mention).map((part, index) => {
        if (part === mention) {
          return (
            <span key={index} className={styles.mention}>
              {world.bot.name}
            </span>
          )
        }
        if (!isWebLink(part)) return <span key={index}>{part}</span>
        return (
          <Link
            key={index}
            inline
            href={part}
            onClick={(event) => {
              event.preventDefault()
              openLink(part)
            }}
          >
            {part}
          </Link>
        )
      })}
    </div>
  )
}

/** The text in pieces: mentions and web addresses stand alone. A full stop or bracket after an address is not part of it. */
export function partsOf(text: string, mention: string): readonly string[] {
  const pattern = new RegExp(`(${mention.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')}|https?://[^\\s<>"]*[^\\s<>".,;:!?)\\]])`, 'gu')
  return text.split(pattern).filter((part) => part !== '')
}

const useStyles = makeStyles({
  plain: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  markdown: {
    overflowWrap: 'anywhere',
    '& p': { margin: 0 },
    '& ul, & ol': { margin: '4px 0', paddingInlineStart: '20px' },
    '& a': { color: tokens.colorBrandForegroundLink },
  },
  // In the dark theme the link colour is too faint on the own bubble, so a mention is told by its weight.
  mention: { fontWeight: tokens.fontWeightSemibold },
})

/**
 * Markdown as text on the page. No raw HTML, links to the web only, and no pictures: whoever reads would tell their address
 * to a server that somebody chose, so a picture is a link to it.
 */
import ReactMarkdown, { type Components } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { Link, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'

const useStyles = makeStyles({
  markdown: {
    ...typographyStyles.body1,
    overflowWrap: 'anywhere',
    minWidth: 0,
    '& > :first-child': { marginTop: 0 },
    '& > :last-child': { marginBottom: 0 },
    '& h3, & h4, & h5': { ...typographyStyles.subtitle2, margin: '20px 0 8px' },
    '& h4, & h5': { ...typographyStyles.body1Strong },
    '& p': { margin: '0 0 12px' },
    '& ul, & ol': { margin: '0 0 12px', paddingInlineStart: '24px' },
    '& li': { marginBottom: '4px' },
    '& li > p': { margin: '0 0 4px' },
    '& li:has(> input)': { listStyle: 'none', marginInlineStart: '-20px' },
    '& code': {
      fontFamily: tokens.fontFamilyMonospace,
      fontSize: tokens.fontSizeBase200,
      padding: '1px 4px',
      borderRadius: tokens.borderRadiusMedium,
      backgroundColor: tokens.colorNeutralBackground3,
    },
    '& pre': {
      margin: '0 0 12px',
      padding: '12px',
      overflowX: 'auto',
      borderRadius: tokens.borderRadiusLarge,
      border: `1px solid ${tokens.colorNeutralStroke2}`,
      backgroundColor: tokens.colorNeutralBackground3,
    },
    '& pre code': { padding: 0, backgroundColor: 'transparent' },
    '& blockquote': {
      margin: '0 0 12px',
      paddingInlineStart: '12px',
      borderInlineStartWidth: '3px',
      borderInlineStartStyle: 'solid',
      borderInlineStartColor: tokens.colorNeutralStroke1,
      color: tokens.colorNeutralForeground2,
    },
    '& hr': { border: 'none', borderTop: `1px solid ${tokens.colorNeutralStroke2}`, margin: '16px 0' },
    '& table': { borderCollapse: 'collapse', display: 'block', overflowX: 'auto', margin: '0 0 12px' },
    '& th, & td': { padding: '6px 10px', border: `1px solid ${tokens.colorNeutralStroke2}`, textAlign: 'start' },
    '& th': { fontWeight: tokens.fontWeightSemibold },
  },
})

export function Markdown({ text }: { readonly text: string }) {
  return (
    <div dir="auto" className={useStyles().markdown}>
      <ReactMarkdown remarkPlugins={plugins} components={components} urlTransform={webOnly} skipHtml>
        {text}
      </ReactMarkdown>
    </div>
  )
}

const plugins = [remarkGfm]

/** Not `javascript:`, `data:` or an app's own scheme; an address within our page is none of the writer's business either. */
export function webOnly(url: string): string {
  return URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol) ? url : ''
}

/** Headings begin below the resource's own title, which is the second level. */
const components: Components = {
  h1: ({ children }) => <h3>{children}</h3>,
  h2: ({ children }) => <h3>{children}</h3>,
  h3: ({ children }) => <h4>{children}</h4>,
  h4: ({ children }) => <h5>{children}</h5>,
  h5: ({ children }) => <h5>{children}</h5>,
  h6: ({ children }) => <h5>{children}</h5>,
  a: ({ href, children }) => <WebLink href={href}>{children}</WebLink>,
  img: ({ src, alt }) => <WebLink href={typeof src === 'string' ? src : undefined}>{alt === undefined || alt === '' ? src : alt}</WebLink>,
  // A ticked box is told by its state, and can't be ticked here.
  input: ({ checked }) => (
    <input type="checkbox" checked={checked === true} readOnly disabled aria-label={checked === true ? '\u2611' : '\u2610'} />
  ),
  // What is too wide scrolls, and must do so by keyboard.
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  pre: ({ children }) => <pre tabIndex={0}>{children}</pre>,
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  table: ({ children }) => <table tabIndex={0}>{children}</table>,
}

function WebLink({ href, children }: { readonly href: string | undefined; readonly children: React.ReactNode }) {
  if (href === undefined || href === '') return <span>{children}</span>
  return (
    <Link inline href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </Link>
  )
}

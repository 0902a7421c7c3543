/** `/`, `/privacy` and `/terms`: the pages that the app's package names, for anybody, without scripts or sign-in. */
import { createHash } from 'node:crypto'
import { plainPageTexts as texts, type PlainPage } from '#domain/texts/pages.ts'
import type { HttpRoute } from '#bot/ports/http-route.ts'

/** The system's own colours and letters: light, dark and high contrast as the reader has set them. */
const style = `:root { color-scheme: light dark; background: Canvas; color: CanvasText }
a { color: LinkText }
body { margin: 0 auto; max-width: 42rem; padding: 2rem 1.25rem 4rem; font: 1rem/1.6 'Segoe UI', system-ui, sans-serif; overflow-wrap: anywhere }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 1.5rem 0 .5rem }
h2 { font-size: 1.125rem; margin: 2rem 0 .25rem }
p { margin: .5rem 0 }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem }`

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'public, max-age=3600',
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
}

const pages = { '/': texts.home, '/privacy': texts.privacy, '/terms': texts.terms } as const satisfies Readonly<Record<string, PlainPage>>

export const plainPages: readonly HttpRoute[] = Object.entries(pages).map(([path, page]) => ({
  method: 'GET',
  path,
  handle: async () => ({ status: 200, headers, body: htmlOf(page, path) }),
}))

function htmlOf({ title, intro, sections }: PlainPage, here: string): string {
  const links = Object.entries(pages).map(
    ([path, { title: name }]) => `<a href="${path}"${path === here ? ' aria-current="page"' : ''}>${escaped(name)}</a>`,
  )
  const parts = sections.map((section) => `<h2>${escaped(section.title)}</h2>\n${section.texts.map(paragraph).join('\n')}`)
  return `<!doctype html>
<html lang="${texts.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}${here === '/' ? '' : ` \u00B7 ${escaped(texts.home.title)}`}</title>
<style>${style}</style>
</head>
<body>
<nav>${links.join(' ')}</nav>
<main>
<h1>${escaped(title)}</h1>
${paragraph(intro)}
${parts.join('\n')}
</main>
</body>
</html>
`
}

const paragraph = (text: string): string => `<p>${escaped(text)}</p>`

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

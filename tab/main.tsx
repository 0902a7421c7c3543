/** Starts the tab: asks Teams who and where we are, then draws. */
import './page.css'
import { createRoot } from 'react-dom/client'
import { App } from '#tab/app.tsx'
import { connectHost } from '#tab/host/connect-host.ts'
import { metaContent } from '#tab/host/page-meta.ts'
import { pathOf } from '#tab/host/sub-page.ts'
import { loadTexts } from '#tab/host/load-texts.ts'

// Not a top-level await: lazy chunks import this one, and would find it half done.
void start()

async function start(): Promise<void> {
  const root = document.getElementById('root')
  if (root === null) throw new Error('The page has no element with the id root.')
  const host = await connectHost()
  // A deep link says in Teams' own way what to open; from here on it stands in the address.
  const path = host === null ? null : pathOf(host.subPage, host.teamId !== null)
  if (path !== null) window.history.replaceState(null, '', path)
  const texts = await loadTexts(host?.locale)
  document.documentElement.lang = host?.locale ?? 'en'
  document.documentElement.dir = texts.direction
  createRoot(root).render(<App host={host} texts={texts} nonce={metaContent('csp-nonce')} />)
}

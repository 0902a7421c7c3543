/** Starts the local Teams page: themes, styles with the page's CSP nonce, and what the address presets. */
import { createDOMRenderer, RendererProvider } from '@fluentui/react-components'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { readAddress } from './address.ts'
import './page.css'

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content
const renderer = createDOMRenderer(document, { styleElementAttributes: nonce === undefined ? {} : { nonce } })
const queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity, refetchOnWindowFocus: false } } })

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element #root')
createRoot(root).render(
  <RendererProvider renderer={renderer} targetDocument={document}>
    <QueryClientProvider client={queries}>
      <App preset={readAddress(window.location)} />
    </QueryClientProvider>
  </RendererProvider>,
)

/** Previews of linked pages: a public page, quickly and in small, or none. */
import { lookup } from 'node:dns/promises'
import net from 'node:net'
import { limits } from '#domain/limits.ts'
import type { LinkPreviews } from '#bot/ports/link-preview.ts'
import type { Log } from '#bot/ports/log.ts'
import { fetchPage, type FetchPageDeps } from './fetch-page.ts'
import { readPreview } from './read-preview.ts'

export type LinkPreviewDeps = Partial<FetchPageDeps> & { readonly log: Log }

export function createLinkPreviews({ resolve = resolveAll, dial = dialDirectly, log }: LinkPreviewDeps): LinkPreviews {
  return {
    async read(link) {
      const signal = AbortSignal.timeout(limits.previewTimeoutMs)
      try {
        const page = await Promise.race([fetchPage({ resolve, dial }, link, signal), aborted(signal)])
        return page === null ? null : readPreview(page)
      } catch (error) {
        // A host that is not there, or slow, or answers nonsense: the link itself is kept, and there is no preview.
        log.debug({ event: 'preview.none', error: error instanceof Error ? error.name : 'unknown' }, 'a linked page gave no preview')
        return null
      }
    },
  }
}

/** A resolver can't be told to stop. */
const aborted = (signal: AbortSignal): Promise<null> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(null), { once: true }))

async function resolveAll(hostname: string): Promise<readonly string[]> {
  return (await lookup(hostname, { all: true })).map(({ address }) => address)
}

const dialDirectly = (address: string, port: number): net.Socket => net.connect({ host: address, port })

/** Where nothing may leave the machine: the demo, and whoever switches previews off. */
export const noPreviews: LinkPreviews = { read: () => Promise.resolve(null) }

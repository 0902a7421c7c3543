/** A change feed in memory, as much of the document store as search uses, that can be held, broken and counted. */
import { StoreError, type ChangePage, type DocumentStore, type Stored, type StoreDocument } from '#bot/ports/document-store.ts'

export type FakeChangeFeed = {
  readonly store: Pick<DocumentStore, 'changes'>
  /** Stores the document; it is acknowledged when this returns. */
  readonly put: (document: StoreDocument) => void
  /** Cursors that were asked for, in order. */
  readonly calls: readonly string[]
  /** The next call rejects with the error. */
  readonly failNext: (error: Error) => void
  /** The next page is read at once and handed over only after `release`; `reached` resolves when it has been read. */
  readonly holdNext: () => { readonly reached: Promise<void>; readonly release: () => void }
  /** Cursors given out until now are no longer known. */
  readonly forgetCursors: () => void
}

type Change = { readonly place: number; readonly stored: Stored }
type Hold = { readonly reach: () => void; readonly released: Promise<void> }

export function createFakeChangeFeed(): FakeChangeFeed {
  const latest = new Map<string, Change>()
  const calls: string[] = []
  let place = 0
  let era = 1
  let failure: Error | null = null
  let hold: Hold | null = null

  const pageAfter = (pk: string, cursor: string, limit: number): ChangePage => {
    const [cursorEra = '', after = ''] = cursor === 'start' ? [String(era), '0'] : cursor.split(':')
    if (cursorEra !== String(era)) throw new StoreError('invalid', 'unknown cursor')
    const waiting = [...latest.values()].filter((change) => change.stored.document.pk === pk && change.place > Number(after))
    const page = waiting.sort((one, other) => one.place - other.place).slice(0, limit)
    return {
      items: page.map((change) => change.stored),
      cursor: `${era}:${page.at(-1)?.place ?? after}`,
      hasMore: waiting.length > page.length,
    }
  }

  const changes: DocumentStore['changes'] = async (_container, pk, cursor, limit) => {
    calls.push(cursor)
    const failing = failure
    const holding = hold
    failure = null
    hold = null
    if (failing !== null) throw failing
    const page = pageAfter(pk, cursor, limit)
    holding?.reach()
    await holding?.released
    return page
  }

  return {
    store: { changes },
    put: (document) => {
      place += 1
      latest.set(`${document.pk} ${document.id}`, { place, stored: { document, etag: String(place) } })
    },
    calls,
    failNext: (error) => {
      failure = error
    },
    holdNext: () => {
      const reached = Promise.withResolvers<void>()
      const released = Promise.withResolvers<void>()
      hold = { reach: reached.resolve, released: released.promise }
      return { reached: reached.promise, release: released.resolve }
    },
    forgetCursors: () => {
      era += 1
    },
  }
}

/** `npm run bench [-- --corpus FILE] [--json]`: what the service costs, as a table or as JSON; progress goes to stderr. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { StoreDocument } from '#bot/ports/document-store.ts'
import { teamPartition } from '#bot/ports/partition-keys.ts'
import { openStore } from '#bot/store/open-store.ts'
import { createCleanup } from './cleanup.ts'
import { readCorpusFile, seededCorpus, type CorpusItem } from './corpus.ts'
import { fillLibrary, type Library } from './library.ts'
import { endLoad } from './load.ts'
import { findActivity, measureFind } from './measure-find.ts'
import { measureSearch } from './measure-search.ts'
import { measureStart } from './measure-start.ts'
import { measureStore } from './measure-store.ts'
import { hostileSearches, keystrokesOf, searchesOf } from './queries.ts'
import { jsonOf, tableOf, type Section } from './report.ts'

const seededResources = 5_000
const searchCount = 400
const findCount = 50
/** Searches that nobody has asked before. */
const newCount = 600

const { values: given } = parseArgs({ options: { corpus: { type: 'string' }, json: { type: 'boolean', default: false } } })
const cleanup = createCleanup()
try {
  buildPages()
  const corpus = given.corpus === undefined ? seededCorpus(seededResources) : readCorpusFile(resolve(given.corpus))
  if (corpus.length === 0) throw new Error(`${given.corpus} holds no resources.`)
  const source = given.corpus === undefined ? 'made up, always the same' : basename(given.corpus)
  const sections = await measure(corpus)
  const about = { source, resources: corpus.length }
  console.log(given.json ? jsonOf(about, sections) : tableOf(about, sections))
  process.exit(0)
} catch (error) {
  console.error(error)
  process.exit(1)
}

async function measure(corpus: readonly CorpusItem[]): Promise<readonly Section[]> {
  progress(`writing ${corpus.length} resources into a new database`)
  const library = await fillLibrary(cleanup.folder(), corpus)
  const connectorUrl = library.connector.serviceUrl

  progress('starting the service, and waiting for its memory to settle')
  const { section: start, service } = await measureStart(library.directory, findActivity(connectorUrl, ''), cleanup)
  progress('find over HTTP, in turns with a bare bot')
  const searches = searchesOf(corpus, findCount).flatMap((search) => [search, keystrokesOf(search)[3] ?? ''])
  const asked = new Set(['', ...searches])
  const newSearches = [...new Set(searchesOf(corpus, newCount))].filter((search) => !asked.has(search))
  const find = await measureFind({ serviceUrl: service.url, connectorUrl, searches: ['', ...searches], newSearches }, cleanup)
  endLoad()
  await service.stop()
  await library.connector.close()

  progress('search in process')
  const { search, documents } = await inProcess(library, corpus)
  progress('documents through the port, in turns with plain SQLite')
  return [start, find, await measureStore(documents, cleanup), search]
}

async function inProcess(
  library: Library,
  corpus: readonly CorpusItem[],
): Promise<{ readonly search: Section; readonly documents: readonly StoreDocument[] }> {
  const store = await openStore({ kind: 'sqlite', directory: library.directory }, { clock: { nowMs: () => Date.now() } })
  const queries = { searches: searchesOf(corpus, searchCount), hostile: hostileSearches(corpus) }
  const search = await measureSearch({ store, member: library.member, ...queries })
  const documents: StoreDocument[] = []
  for (let cursor = 'start', hasMore = true; hasMore;) {
    const page = await store.changes('app', teamPartition(library.member), cursor, 100)
    documents.push(...page.items.flatMap(({ document }) => (document.type === 'resource' ? [document] : [])))
    ;({ cursor, hasMore } = page)
  }
  await store.close()
  return { search, documents }
}

/** The service serves the tab's pages: what is measured starts with them. */
function buildPages(): void {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  if (existsSync(`${root}tab/dist/tab/index.html`)) return
  progress('building the pages')
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error('The pages could not be built: see above.')
}

function progress(what: string): void {
  console.error(`… ${what}`)
}

/**
 * `npm run bench [-- --corpus FILE] [--large-tenant] [--json]`: what the service costs, as a table or as JSON; progress goes to stderr.
 * `--large-tenant` also asks 100,000 people, which takes five minutes more.
 */
import { spawnSync } from 'node:child_process'
import { basename, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { DocumentStore, StoreDocument } from '#bot/ports/document-store.ts'
import { teamPartition } from '#bot/ports/partition-keys.ts'
import { openStore } from '#bot/store/open-store.ts'
import { createCleanup } from './cleanup.ts'
import { readCorpusFile, seededCorpus, withMixtures, type CorpusItem } from './corpus.ts'
import { knownItems } from './known-items.ts'
import { fillLibrary, type Library } from './library.ts'
import { endLoad } from './load.ts'
import { findActivity, measureFind } from './measure-find.ts'
import { measureCheckIns } from './measure-check-ins.ts'
import { measureFindOnFriday } from './measure-find-on-friday.ts'
import { measureBackup } from './measure-backup.ts'
import { measureEdits } from './measure-edits.ts'
import { measureImport } from './measure-import.ts'
import { measureMemory } from './measure-memory.ts'
import { measurePages } from './measure-pages.ts'
import { measureSearch } from './measure-search.ts'
import { measureStart } from './measure-start.ts'
import { measureStore } from './measure-store.ts'
import { measureTeams } from './measure-teams.ts'
import { hostileSearches, keystrokesOf, searchesOf } from './queries.ts'
import { jsonOf, tableOf, type Section } from './report.ts'
import { startService } from './service-process.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const seededResources = 5_000
const manyResources = 20_000
const perClass = 170
/** Of the queries that are measured; the ranking was tuned on others. */
const seed = 2_026
const findCount = 50
/** Searches that nobody has asked before. */
const newCount = 600

const { values: given } = parseArgs({
  options: { corpus: { type: 'string' }, 'large-tenant': { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
})
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
  const many = withMixtures(corpus, manyResources)
  progress(`writing ${corpus.length} and ${many.length} resources into new databases`)
  const library = await fillLibrary(cleanup.folder(), corpus)
  const large = await fillLibrary(cleanup.folder(), many)

  progress('starting the service')
  const { section: start, service } = await measureStart(library.directory, cleanup)
  progress('waiting for its memory to settle')
  const largeService = await startService(large.directory, cleanup)
  const memory = await measureMemory([
    { service, resources: corpus.length, firstFind: findActivity(library.connector.serviceUrl, ''), maxMb: 300 },
    { service: largeService, resources: many.length, firstFind: findActivity(large.connector.serviceUrl, ''), maxMb: 400 },
  ])
  await largeService.stop()
  progress('find over HTTP, in turns with a bare bot')
  const find = await measureFind(
    { ...findSearches(corpus), directory: library.directory, connectorUrl: library.connector.serviceUrl, answersUrl: service.url },
    cleanup,
  )
  endLoad()
  await service.stop()
  progress('find over HTTP while check-ins are sent')
  const onFriday = await measureFindOnFriday(
    { directory: library.directory, connectorUrl: library.connector.serviceUrl, searches: findSearches(corpus).searches },
    cleanup,
  )
  endLoad()
  await Promise.all([library.connector.close(), large.connector.close()])

  progress('search in process, beside MiniSearch')
  const queries = knownItems(corpus, perClass, seed)
  const hostile = hostileSearches(corpus)
  const search = await withStore(library, (store) =>
    measureSearch({
      ...library,
      store,
      corpus,
      queries,
      naiveOneIn: 1,
      hostile,
      bars: { inFirstFive: 0.98, meanReciprocalRank: 0.93, p99Ms: 5 },
    }),
  )
  const largeSearch = await withStore(large, (store) =>
    measureSearch({
      ...large,
      store,
      corpus: many,
      queries,
      naiveOneIn: 4,
      hostile,
      bars: { inFirstFive: 0.96, meanReciprocalRank: 0.9, p99Ms: 20 },
    }),
  )
  progress('edits, and a hundred teams')
  const edits = await measureEdits(library.member, corpus)
  const teams = await measureTeams({ ...library, corpus, searches: queries.map(({ text }) => text) }, cleanup)
  progress('documents through the port, in turns with plain SQLite')
  const store = await measureStore(await withStore(library, (opened) => documentsOf(opened, library)), cleanup)
  progress('a file imported, in turns with plain SQLite')
  const imported = await measureImport(library.member, corpus, cleanup)
  progress('a backup, a restore, and a move')
  const backup = await measureBackup(library.directory, cleanup)
  progress('check-ins of a whole tenant')
  const checkIns = await measureCheckIns(given['large-tenant'], cleanup)
  const pages = measurePages(`${root}tab/dist/tab`)
  return [start, memory, find, onFriday, search, largeSearch, edits, teams, store, imported, backup, ...checkIns, pages]
}

function findSearches(corpus: readonly CorpusItem[]): { readonly searches: readonly string[]; readonly newSearches: readonly string[] } {
  const searches = ['', ...searchesOf(corpus, findCount).flatMap((search) => [search, keystrokesOf(search)[3] ?? ''])]
  const asked = new Set(searches)
  return { searches, newSearches: [...new Set(searchesOf(corpus, newCount))].filter((search) => !asked.has(search)) }
}

async function withStore<Result>({ directory }: Library, work: (store: DocumentStore) => Promise<Result>): Promise<Result> {
  const store = await openStore({ kind: 'sqlite', directory }, { clock: { nowMs: () => Date.now() } })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

async function documentsOf(store: DocumentStore, { member }: Library): Promise<readonly StoreDocument[]> {
  const documents: StoreDocument[] = []
  for (let cursor = 'start', hasMore = true; hasMore;) {
    const page = await store.changes('app', teamPartition(member), cursor, 100)
    documents.push(...page.items.flatMap(({ document }) => (document.type === 'resource' ? [document] : [])))
    ;({ cursor, hasMore } = page)
  }
  return documents
}

/** The service serves the tab's pages: what is measured starts with them, as they are shipped. */
function buildPages(): void {
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

/** A database with the corpus in one team, made as the service makes it: installed by activities, written by an import. */
import { createHash } from 'node:crypto'
import { UUID } from 'uuidv7'
import { resourceId } from '#domain/ids.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import type { Resource } from '#domain/resources/resource.ts'
import { newResource } from '#domain/resources/new-resource.ts'
import { createApp } from '#bot/app.ts'
import { localTenantId } from '#bot/ports/local-tenant.ts'
import type { DocumentStore } from '#bot/ports/document-store.ts'
import { systemClock } from '#bot/system-clock.ts'
import { openStore } from '#bot/store/open-store.ts'
import { createImportRepository } from '#bot/store/repositories/import-repository.ts'
import { ada, north } from '#tests/support/teams/cast.ts'
import { botAdded, installationUpdate } from '#tests/support/teams/activities/installation.ts'
import { startFakeConnector, type FakeConnector } from '#tests/support/teams/fake-connector.ts'
import type { CorpusItem } from './corpus.ts'

export type Library = {
  /** With the database file. */
  readonly directory: string
  /** The proof that Ada is in the team. */
  readonly member: TeamMember
  /** Answers questions about the roster until the run ends. */
  readonly connector: FakeConnector
}

const firstSharedMs = Date.parse('2025-01-01T09:00:00.000Z')
const importId = 'bench'
const rowsPerBatch = 100
const yearMs = 365 * 24 * 3_600_000

/** Fills a new database in the folder; the service that did it has stopped. */
export async function fillLibrary(directory: string, corpus: readonly CorpusItem[]): Promise<Library> {
  const connector = await startFakeConnector()
  connector.setRoster(north, [ada])
  const config = {
    mode: 'local',
    host: '127.0.0.1',
    port: 0,
    store: { kind: 'sqlite', directory },
    linkPreviews: false,
    logLevel: 'warn',
  } as const
  const store = await openStore(config.store, { clock: systemClock })
  const app = await createApp(config, { pages: false, store })
  try {
    const { url } = await app.start()
    for (const activity of [installationUpdate(north, ada, 'add'), botAdded(north, ada)]) {
      const answer = await fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ serviceUrl: connector.serviceUrl, ...activity }),
      })
      if (!answer.ok) throw new Error(`The service answered an installation with ${answer.status}.`)
    }
    await app.settled()
    const member = await app.gate.member(app.gate.person({ tenantId: localTenantId, personId: ada.personId }), north.teamId)
    await shareAll(store, member, corpus)
    return { directory, member, connector }
  } finally {
    await app.stop()
  }
}

/** Evenly through a year that is past, each under an id of its time; as an import writes them. */
export async function shareAll(store: DocumentStore, member: TeamMember, corpus: readonly CorpusItem[]): Promise<void> {
  const imports = createImportRepository(store, systemClock)
  const rows = corpus.map((item, at) => ({ resource: resourceOf(member, item, at, corpus.length), history: [], helped: [], comments: [] }))
  await imports.open(member, importId, { personId: member.personId, name: member.name })
  for (let at = 0; at < rows.length; at += rowsPerBatch) await imports.addRows(member, importId, rows.slice(at, at + rowsPerBatch))
  await imports.commit(member, importId, { fresh: rows.length, same: 0, sameLink: 0, faulty: 0 })
  await imports.close(member, importId)
}

function resourceOf(member: TeamMember, item: CorpusItem, at: number, count: number): Resource {
  const sharedMs = firstSharedMs + Math.floor((at / count) * yearMs)
  return newResource(
    member,
    { ...item, isRough: false },
    {
      resourceId: resourceId(UUID.fromFieldsV7(sharedMs, 0, 0, at).toString()),
      sharedAt: new Date(sharedMs).toISOString(),
      linkKey: item.link === null ? null : createHash('sha256').update(item.link).digest('hex'),
      source: null,
    },
  )
}

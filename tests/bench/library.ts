/** A database with the corpus in one team, made as the service makes it: installed by activities, written by the repository. */
import { createHash } from 'node:crypto'
import { UUID } from 'uuidv7'
import { resourceId, submissionId } from '#domain/ids.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import { newResource } from '#domain/resources/new-resource.ts'
import { createApp } from '#bot/app.ts'
import { localTenantId } from '#bot/ports/local-tenant.ts'
import type { ResourceRepository } from '#bot/ports/resource-repository.ts'
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
  const app = await createApp(config, { pages: false })
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
    await shareAll(app.shareDeps.resources, member, corpus)
    return { directory, member, connector }
  } finally {
    await app.stop()
  }
}

/** Evenly through a year that is past, each under an id of its time. */
export async function shareAll(resources: ResourceRepository, member: TeamMember, corpus: readonly CorpusItem[]): Promise<void> {
  for (const [at, item] of corpus.entries()) {
    const sharedMs = firstSharedMs + Math.floor((at / corpus.length) * yearMs)
    const resource = newResource(
      member,
      { ...item, isRough: false },
      {
        resourceId: resourceId(UUID.fromFieldsV7(sharedMs, 0, 0, at).toString()),
        sharedAt: new Date(sharedMs).toISOString(),
        linkKey: item.link === null ? null : createHash('sha256').update(item.link).digest('hex'),
        source: null,
      },
    )
    await resources.add(member, resource, { submissionId: submissionId(`bench-${at}`), contentHash: String(at) })
  }
}

/** What the import command needs of the service: the store, its repositories and the outbox, without a server. */
import { createHash } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { personId, submissionId, type TenantId } from '#domain/ids.ts'
import { mintSystem, mintTeamJob } from '#bot/auth/mint.ts'
import type { StoreOnly } from '#bot/config/store-only.ts'
import { fileFormats } from '#bot/files/write-space.ts'
import { createLog } from '#bot/log.ts'
import { OperatorError } from '#bot/ports/operator-error.ts'
import { createPacer } from '#bot/search/pacer.ts'
import { openStore } from '#bot/store/open-store.ts'
import { createImportRepository } from '#bot/store/repositories/import-repository.ts'
import { createOutbox } from '#bot/store/repositories/outbox.ts'
import { createTeamRegistry } from '#bot/store/repositories/team-registry.ts'
import { importFile, type ImportInput, type ImportReport } from '#bot/usecases/transfer/import-file.ts'
import { systemClock } from '#bot/system-clock.ts'

export type ImportRequest = Pick<ImportInput, 'text' | 'fileName' | 'mode' | 'onProgress'> & {
  /** The team's name, or its Entra group id. */
  readonly team: string
}

export type Importer = { readonly run: (request: ImportRequest) => Promise<ImportReport>; readonly close: () => Promise<void> }

/** Of SQLite several processes may use one file: the service goes on and shows what was imported. */
export async function createImporter({ store: storeConfig, tenants }: StoreOnly): Promise<Importer> {
  const clock = systemClock
  const store = await openStore(storeConfig, { clock })
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
  const registry = createTeamRegistry(store)
  const imports = createImportRepository(store, clock)
  const { outbox } = createOutbox(store, { clock, hash })
  const log = createLog('warn')

  const teamsIn = async (tenantId: TenantId) => (await registry.all(mintSystem(tenantId))).map((team) => ({ ...team, tenantId }))

  return {
    async run({ team: wanted, ...request }) {
      const teams = (await Promise.all(tenants.map(teamsIn))).flat()
      const found = teams.filter(({ teamId, name }) => teamId === wanted.toLowerCase() || name.toLowerCase() === wanted.toLowerCase())
      const [team] = found
      if (team === undefined || found.length > 1) throw new OperatorError(teamSentence(wanted, found.length > 1 ? found : teams))
      const by = team.stewards[0] ?? team.addedBy ?? { personId: personId(team.teamId), name: team.name }
      const deps = { imports, files: fileFormats, outbox, clock, hash, log, pace: createPacer(20) }
      const job = mintTeamJob(team.tenantId, team.teamId)
      const begin = (id: string) => importFile(deps, job, { ...request, by, submissionId: submissionId(id) })
      if (request.mode === 'preview') return begin(uuidv7())
      // The same file goes on where an import of it that was cut short had come to; one that was whole is looked through anew.
      const report = await begin(hash(request.text).slice(0, 40))
      return report.isRepeat ? begin(uuidv7()) : report
    },
    close: () => store.close(),
  }
}

function teamSentence(wanted: string, teams: readonly { readonly teamId: string; readonly name: string }[]): string {
  if (teams.length === 0) return `No team has Commonplace yet, so there is none called ${wanted}. Add the app to a team first.`
  const list = teams.map(({ teamId, name }) => `  ${teamId}  ${name}`).join('\n')
  return `There is no single team called ${wanted}. Use the id or the name of one of these:\n${list}`
}

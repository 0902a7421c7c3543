/** Everything about the person who asks, as a file: their own space, and what they gave to each of their teams. */
import type { Person } from '#domain/people/actors.ts'
import type { CheckIn } from '#domain/check-ins/check-in.ts'
import type { OwnExport } from '#domain/transfer/own-export.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { OwnTimesRepository } from '#bot/ports/check-in-plans.ts'
import type { CheckIns } from '#bot/ports/check-ins.ts'
import type { ContributionRepository } from '#bot/ports/contributions.ts'
import type { OwnFiles, OwnFile } from '#bot/ports/files.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { NotebookRepository } from '#bot/ports/notebook-repository.ts'
import type { Preferences } from '#bot/ports/preferences.ts'

export type ExportMeDeps = {
  readonly notebook: NotebookRepository
  readonly preferences: Preferences
  readonly checkIns: Pick<CheckIns, 'list'>
  readonly times: Pick<OwnTimesRepository, 'read'>
  readonly contributions: ContributionRepository
  readonly gate: Pick<Gate, 'allTeams'>
  readonly clock: Clock
  readonly ownFiles: OwnFiles
  /** Called between pages, so that everybody else gets a turn. */
  readonly pace: () => Promise<void>
}

/** A team that can't be asked is left out, and named in the file. */
export async function exportMe(
  deps: ExportMeDeps,
  person: Person,
  { format }: { readonly format: keyof OwnFiles },
): Promise<{ readonly file: string } & Pick<OwnFile, 'contentType' | 'ending'>> {
  const { write, contentType, ending } = deps.ownFiles[format]
  return { file: write(await readAll(deps, person)), contentType, ending }
}

async function readAll(deps: ExportMeDeps, person: Person): Promise<OwnExport> {
  const { notebook, preferences, times, contributions, gate, clock, pace } = deps
  const entries: OwnExport['notebook'][number][] = []
  for await (const page of notebook.everything(person)) {
    entries.push(...page.map(({ entry, deletedAt }) => ({ ...entry, deletedAt })))
    await pace()
  }
  const { members, leftOut } = await gate.allTeams(person)
  const teams: OwnExport['teams'][number][] = []
  for (const member of members) {
    const { teamId, teamName, name, isSteward } = member
    teams.push({ teamId, name: teamName, myName: name, isSteward, ...(await contributions.of(member, pace)) })
  }
  const known = await times.read(person)
  return {
    format: 'commonplace-person',
    version: 1,
    personId: person.personId,
    exportedAt: instantOf(clock),
    notebook: entries,
    checkIns: await allCheckIns(deps, person),
    checkInTimes: { ...known.own, zone: known.zone, deviceZone: known.deviceZone },
    preferences: { lastTeamId: await preferences.lastTeam(person) },
    teams,
    leftOut,
  }
}

async function allCheckIns({ checkIns, pace }: ExportMeDeps, person: Person): Promise<readonly CheckIn[]> {
  const all: CheckIn[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<CheckIns['list']>> = await checkIns.list(person, { limit: 100, cursor })
    all.push(...page.items)
    cursor = page.nextCursor
    await pace()
  } while (cursor !== null)
  return all
}

/** Fills the sample team's library, through the same use cases as everybody. */
import { submissionId } from '#domain/ids.ts'
import { textsFor } from '#domain/texts/texts.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { SearchIndex } from '#bot/ports/search-index.ts'
import { shareResource, type ShareResourceDeps } from '#bot/usecases/resources/share-resource.ts'
import { localTenantId } from '#bot/ports/local-tenant.ts'
import { demoContent, type PersonKey } from './demo-content/demo-content.ts'
import type { LocalTeams } from './local-teams.ts'
import { seedCheckIns, type SeedCheckInsDeps } from './seed-check-ins.ts'
import { seedResponses, type SeedResponsesDeps } from './seed-responses.ts'

/** What the tab's configuration page saves. */
const libraryTab = { entityId: 'library', name: textsFor('en').settings.configure.tabName, path: '/tab/library' }

const dayMs = 24 * 3_600_000

/** Safe to repeat: each resource has a submission id of its own. @returns how many resources the library has in all */
export async function seedDemo({
  gate,
  shareDeps,
  repositories,
  search,
  localTeams,
}: {
  readonly gate: Gate
  readonly shareDeps: ShareResourceDeps
  readonly repositories: Pick<SeedCheckInsDeps, 'plans' | 'times' | 'checkInRows' | 'chatBook' | 'audit' | 'checkIns'> &
    Pick<SeedResponsesDeps, 'responses'>
  readonly search: SearchIndex
  readonly localTeams: LocalTeams
}): Promise<number> {
  const { world } = localTeams
  const team = world.teams.find(({ name }) => name === demoContent.teamName)
  if (team === undefined) throw new Error(`Local Teams has no team ${demoContent.teamName}.`)
  const installer = team.memberIds[0]
  if (installer === undefined) throw new Error(`The team ${team.name} has no members.`)
  await localTeams.installTeam(team.teamId, installer)
  for (const { channelId } of team.channels) localTeams.addTab(channelId, libraryTab)
  seedTalk(localTeams)

  const nowMs = shareDeps.clock.nowMs()
  const clockOf = (daysAgo: number): Clock => ({ nowMs: () => Math.round(nowMs - daysAgo * dayMs) })
  const memberOf = (key: PersonKey): Promise<TeamMember> => {
    const person = world.people.find((one) => one.key === key)
    if (person === undefined) throw new Error(`Nobody in local Teams is called ${key}.`)
    return gate.member(gate.person({ tenantId: localTenantId, personId: person.personId }), team.teamId)
  }
  const steward = await gate.steward(gate.person({ tenantId: localTenantId, personId: installer }), team.teamId)
  await seedCheckIns({ ...shareDeps, ...repositories, gate }, { steward, memberOf, clockOf })
  for (const { key, sharedBy, sharedDaysAgo, ...form } of demoContent.resources.toReversed()) {
    const member = await memberOf(sharedBy)
    // Seeded by an earlier start, whose submissions may be forgotten by now.
    const { total } = await search.facets(member)
    if (total >= demoContent.resources.length) return total
    const clock = clockOf(sharedDaysAgo)
    const { resourceId, sharedAt } = await shareResource({ ...shareDeps, clock }, member, {
      form: { ...form, tags: [...form.tags] },
      submissionId: submissionId(`demo-${key}`),
      knownLink: 'separate',
    })
    // Shared by an earlier start: people may have taken back since what was said about it then.
    if (sharedAt !== instantOf(clock)) continue
    const said = demoContent.responses.find(({ to }) => to === key)
    if (said !== undefined) await seedResponses({ ...shareDeps, responses: repositories.responses, memberOf, clockOf }, resourceId, said)
  }
  return demoContent.resources.length
}

/** A conversation to find something for, so that the chat does not start empty. */
function seedTalk({ world, seedMessage }: LocalTeams): void {
  const onCall = world.groupChats[0]?.chatId
  const personId = (key: string): string => world.people.find((person) => person.key === key)?.personId ?? ''
  if (onCall === undefined) return
  seedMessage(
    onCall,
    personId('jonas'),
    'I am on the Nordby roof. K4, dead, code E17. The coil is completely clear. Is that the sensor again?',
  )
  seedMessage(onCall, personId('tomasz'), 'Clear coil is more likely the board. Somebody wrote up the swap, look it up in Commonplace.')
}

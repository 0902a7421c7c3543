/** What people do to a team, and the event that tells the bot of it where the app is installed. */
import type { LocalPerson, LocalTeam, LocalWorld } from '../world.ts'
import type { ActivityContext } from './activities.ts'
import type { Delivery } from './delivery.ts'
import { teamEventActivity, type TeamEvent } from './event-activities.ts'
import type { Installations } from './installations.ts'
import type { LocalMessages } from './messages.ts'
import type { Place } from './places.ts'

export type TeamChange =
  | { readonly kind: 'rename'; readonly name: string }
  | { readonly kind: 'add-member' | 'remove-member'; readonly personId: string }
  | { readonly kind: 'delete-channel'; readonly channelId: string }
  | { readonly kind: 'delete-team' }
  | { readonly kind: 'upgrade' }

export type TeamChanges = {
  /**
   * Resolves when the bot knows.
   * @param general - the team's General channel, as it is before the change
   * @returns false when there is nothing to change: no such person or channel, General, the same name, already a member or not
   */
  readonly apply: (general: Extract<Place, { kind: 'channel' }>, by: LocalPerson, change: TeamChange) => Promise<boolean>
}

export function createTeamChanges(given: {
  readonly world: LocalWorld
  readonly messages: LocalMessages
  readonly installations: Installations
  readonly delivery: Delivery
  readonly contextOf: (from: LocalPerson, place: Place) => ActivityContext
}): TeamChanges {
  const { world, installations } = given
  return {
    apply: async (general, by, change) => {
      if (change.kind === 'upgrade') {
        await installations.upgrade(general, by)
        return true
      }
      const outcome = changed(world, general.team, change)
      if (outcome === null) return false
      const { team, event } = outcome
      const isInstalled = installations.has(general)
      // Made before the change: a team that is gone has no General to speak from.
      const context = given.contextOf(by, general)
      world.changeTeams((teams) => teams.flatMap((other) => (other.teamId !== team.teamId ? [other] : outcome.isGone ? [] : [team])))
      if (outcome.isGone) installations.forget(general)
      given.messages.announceWorld()
      if (isInstalled) await given.delivery.send(() => teamEventActivity(context, team, event))
      return true
    },
  }
}

type Outcome = { readonly team: LocalTeam; readonly event: TeamEvent; readonly isGone?: boolean }

function changed(world: LocalWorld, team: LocalTeam, change: Exclude<TeamChange, { kind: 'upgrade' }>): Outcome | null {
  switch (change.kind) {
    case 'rename': {
      const name = change.name.trim()
      return name === '' || name === team.name ? null : { team: { ...team, name }, event: { kind: 'team-renamed' } }
    }
    case 'add-member': {
      const person = world.people.find(({ personId }) => personId === change.personId)
      if (person === undefined || team.memberIds.includes(person.personId)) return null
      return { team: { ...team, memberIds: [...team.memberIds, person.personId] }, event: { kind: 'member-added', person } }
    }
    case 'remove-member': {
      const person = world.people.find(({ personId }) => personId === change.personId)
      if (person === undefined || !team.memberIds.includes(person.personId)) return null
      const memberIds = team.memberIds.filter((personId) => personId !== person.personId)
      return { team: { ...team, memberIds }, event: { kind: 'member-removed', person } }
    }
    case 'delete-channel': {
      const channel = team.channels.find(({ channelId }) => channelId === change.channelId)
      if (channel === undefined || channel.channelId === team.threadId) return null
      return {
        team: { ...team, channels: team.channels.filter((other) => other !== channel) },
        event: { kind: 'channel-deleted', channel },
      }
    }
    case 'delete-team':
      return { team, event: { kind: 'team-deleted' }, isGone: true }
  }
}

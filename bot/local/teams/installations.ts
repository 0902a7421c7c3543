/** Where the app is installed, and the two events that tell the bot when that changes. */
import type { PersonId } from '#domain/ids.ts'
import type { LocalPerson, LocalWorld } from '../world.ts'
import type { ActivityContext } from './activities.ts'
import type { Delivery } from './delivery.ts'
import { installationActivity, membershipActivity } from './event-activities.ts'
import type { LocalMessages } from './messages.ts'
import { findPlace, type Place } from './places.ts'

export type Installations = {
  /** Whether the bot takes part in the place. */
  readonly has: (place: Place) => boolean
  /** The bot may write to this person: installed by the person, or in one of the person's teams. */
  readonly reaches: (personId: PersonId) => boolean
  /** Resolves when the bot has had both events; nothing happens when the app is already there. */
  readonly add: (place: Place, by: LocalPerson) => Promise<void>
  readonly remove: (place: Place, by: LocalPerson) => Promise<void>
  /** A newer version of the app arrives where it is; resolves when the bot knows. */
  readonly upgrade: (place: Place, by: LocalPerson) => Promise<void>
  /** The place is gone, and nobody has to be told that the app went with it. */
  readonly forget: (place: Place) => void
}

export function createInstallations(given: {
  readonly world: LocalWorld
  readonly messages: LocalMessages
  readonly delivery: Delivery
  readonly contextOf: (from: LocalPerson, place: Place) => ActivityContext
}): Installations {
  const installed = new Set<string>()
  const isIn = (place: Place) => installed.has(keyOf(place))

  const change = async (place: Place, by: LocalPerson, action: 'add' | 'remove') => {
    if (isIn(place) === (action === 'add')) return
    if (action === 'add') installed.add(keyOf(place))
    else installed.delete(keyOf(place))
    given.messages.announceWorld()
    const target = eventPlaceOf(given.world, place)
    await given.delivery.send(() => membershipActivity(given.contextOf(by, target), action === 'add' ? 'added' : 'removed'))
    await given.delivery.send(() => installationActivity(given.contextOf(by, target), action))
  }

  return {
    has: isIn,
    reaches: (personId) => {
      const person = given.world.people.find((candidate) => candidate.personId === personId)
      if (person === undefined) return false
      if (installed.has(person.personalChatId)) return true
      return given.world.teams.some((team) => installed.has(team.teamId) && team.memberIds.includes(personId))
    },
    add: (place, by) => change(place, by, 'add'),
    remove: (place, by) => change(place, by, 'remove'),
    upgrade: async (place, by) => {
      if (!isIn(place)) return
      const target = eventPlaceOf(given.world, place)
      await given.delivery.send(() => installationActivity(given.contextOf(by, target), 'add-upgrade'))
    },
    forget: (place) => {
      installed.delete(keyOf(place))
    },
  }
}

/** A team is installed as a whole, whichever of its channels is asked for. */
const keyOf = (place: Place) => (place.kind === 'channel' ? place.team.teamId : place.conversationId)

/** Events of a team arrive in its General channel. */
function eventPlaceOf(world: LocalWorld, place: Place): Place {
  return place.kind === 'channel' ? (findPlace(world, place.team.threadId) ?? place) : place
}

/** What Teams tells a bot about the app and its team. The person behind such an event has no name. */
import type { LocalChannel, LocalPerson, LocalTeam } from '../world.ts'
import { envelope, type Activity, type ActivityContext } from './activities.ts'

/** The app arrives or leaves: `from` has no name here, and in a team the conversation is its General channel. */
export function membershipActivity(context: ActivityContext, change: 'added' | 'removed'): Activity {
  const { world, place } = context
  const members =
    place.kind === 'personal'
      ? [{ id: world.bot.id }, { id: context.from.userId, aadObjectId: context.from.personId }]
      : [{ id: world.bot.id }]
  const eventType = change === 'added' ? 'teamMemberAdded' : 'teamMemberRemoved'
  return {
    type: 'conversationUpdate',
    ...(change === 'added' ? { membersAdded: members } : { membersRemoved: members }),
    ...envelope(context),
    from: { id: context.from.userId, aadObjectId: context.from.personId },
    channelData:
      place.kind === 'channel'
        ? {
            ...teamChannelData(place.team),
            eventType,
            ...(change === 'added' && selectedChannel(place.team)),
            tenant: { id: world.tenantId },
          }
        : { tenant: { id: world.tenantId } },
  }
}

/** Teams sends it beside the membership change; the order of the two is not promised. */
export function installationActivity(context: ActivityContext, action: 'add' | 'remove' | 'add-upgrade'): Activity {
  const { world, place } = context
  return {
    type: 'installationUpdate',
    action,
    ...envelope(context),
    from: { id: context.from.userId, aadObjectId: context.from.personId },
    channelData: {
      ...(place.kind === 'channel' && {
        ...(action !== 'remove' && selectedChannel(place.team)),
        channel: { id: place.channel.channelId },
        ...teamChannelData(place.team),
      }),
      tenant: { id: world.tenantId },
      source: { name: 'message' },
    },
  }
}

export type TeamEvent =
  | { readonly kind: 'member-added' | 'member-removed'; readonly person: LocalPerson }
  | { readonly kind: 'team-renamed' | 'team-deleted' }
  | { readonly kind: 'channel-deleted'; readonly channel: LocalChannel }

/**
 * Something happened to a team that has the app. The team is named by its thread alone, as in Microsoft's examples.
 * @param team - as it is called from now on
 */
export function teamEventActivity(context: ActivityContext, team: LocalTeam, event: TeamEvent): Activity {
  const { world, from } = context
  const people = 'person' in event ? [{ id: event.person.userId, aadObjectId: event.person.personId }] : []
  return {
    type: 'conversationUpdate',
    ...(event.kind === 'member-added' && { membersAdded: people }),
    ...(event.kind === 'member-removed' && { membersRemoved: people }),
    ...envelope(context),
    from: { id: from.userId, aadObjectId: from.personId },
    channelData: {
      ...('channel' in event && { channel: { id: event.channel.channelId, name: event.channel.name } }),
      team: { id: team.threadId, ...('person' in event || 'channel' in event ? {} : { name: team.name }) },
      eventType: eventTypes[event.kind],
      tenant: { id: world.tenantId },
    },
  }
}

const eventTypes = {
  'member-added': 'teamMemberAdded',
  'member-removed': 'teamMemberRemoved',
  'team-renamed': 'teamRenamed',
  'team-deleted': 'teamDeleted',
  'channel-deleted': 'channelDeleted',
} as const satisfies Record<TeamEvent['kind'], string>

const teamChannelData = (team: LocalTeam) => ({ team: { aadGroupId: team.teamId, name: team.name, id: team.threadId } })

const selectedChannel = (team: LocalTeam) => ({ settings: { selectedChannel: { id: team.threadId } } })

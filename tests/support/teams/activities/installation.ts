/**
 * What Teams tells about the app and the people of a team. The person behind such an event has no name.
 * Follows https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events
 */
import { bot, tenant, type TestPerson, type TestTeam } from '../cast.ts'
import { channelDataOf, conversationOf, envelope, type Activity, type Overrides } from './activity.ts'

export type InstallationOptions = {
  /** The channel that was chosen while installing: it is the event's conversation. General when left out. */
  readonly selectedChannelId?: string
}

/** The app was added to or removed from a team, or upgraded there. */
export function installationUpdate(
  team: TestTeam,
  by: TestPerson,
  action: 'add' | 'remove' | 'add-upgrade' | 'remove-upgrade',
  { selectedChannelId = team.threadId }: InstallationOptions = {},
): Activity {
  return {
    type: 'installationUpdate',
    action,
    ...inChannel(team, by, selectedChannelId),
    channelData: {
      settings: { selectedChannel: { id: selectedChannelId } },
      channel: { id: selectedChannelId },
      team: fullTeam(team),
      tenant: { id: tenant },
      source: { name: 'message' },
    },
  }
}

/** The bot itself became a member of the team; comes beside `installationUpdate`, in no fixed order. */
export const botAdded = (team: TestTeam, by: TestPerson, { selectedChannelId = team.threadId }: InstallationOptions = {}): Activity => ({
  type: 'conversationUpdate',
  membersAdded: [{ id: bot.id }],
  ...inChannel(team, by, selectedChannelId),
  channelData: {
    settings: { selectedChannel: { id: selectedChannelId } },
    team: fullTeam(team),
    eventType: 'teamMemberAdded',
    tenant: { id: tenant },
  },
})

/** The bot is no member any more. */
export const botRemoved = (team: TestTeam, by: TestPerson): Activity => ({
  type: 'conversationUpdate',
  membersRemoved: [{ id: bot.id }],
  ...inChannel(team, by, team.threadId),
  channelData: { team: fullTeam(team), eventType: 'teamMemberRemoved', tenant: { id: tenant } },
})

/** Someone was added to a team that has the app. The team comes as its thread alone. */
export const membersAdded = (team: TestTeam, by: TestPerson, people: readonly TestPerson[]): Activity => ({
  type: 'conversationUpdate',
  membersAdded: people.map(({ userId, personId }) => ({ id: userId, aadObjectId: personId })),
  ...inChannel(team, by, team.threadId),
  channelData: { team: { id: team.threadId }, eventType: 'teamMemberAdded', tenant: { id: tenant } },
})

/**
 * Someone was removed.
 * @param options.withoutEntraId - as in Microsoft's example, which gives a removed member the `29:` id alone
 */
export const membersRemoved = (
  team: TestTeam,
  by: TestPerson,
  people: readonly TestPerson[],
  { withoutEntraId = false }: { readonly withoutEntraId?: boolean } = {},
): Activity => ({
  type: 'conversationUpdate',
  membersRemoved: people.map(({ userId, personId }) => ({ id: userId, ...(withoutEntraId ? {} : { aadObjectId: personId }) })),
  ...inChannel(team, by, team.threadId),
  channelData: { team: { id: team.threadId }, eventType: 'teamMemberRemoved', tenant: { id: tenant } },
})

/**
 * Something happened to the team itself. It comes as its thread and its name, without the group id; `team` has the name that it has now.
 * @param eventType - the last two come when a deleted team is gone for good, or back
 */
export const teamChanged = (
  team: TestTeam,
  by: TestPerson,
  eventType: 'teamRenamed' | 'teamArchived' | 'teamUnarchived' | 'teamDeleted' | 'teamHardDeleted' | 'teamRestored',
): Activity => ({
  type: 'conversationUpdate',
  ...inChannel(team, by, team.threadId),
  channelData: { team: { id: team.threadId, name: team.name }, eventType, tenant: { id: tenant } },
})

/** Something happened to a channel. The conversation is the team's General, also when that channel is gone. */
export const channelChanged = (
  team: TestTeam,
  by: TestPerson,
  eventType: 'channelCreated' | 'channelRenamed' | 'channelDeleted' | 'channelRestored',
  channel: { readonly id: string; readonly name: string },
): Activity => ({
  type: 'conversationUpdate',
  ...inChannel(team, by, team.threadId),
  channelData: { channel, team: { id: team.threadId }, eventType, tenant: { id: tenant } },
})

/** The same activity with other fields, or as Teams sends it when it leaves out the group id and the name of the team. */
export const withoutGroupId = (activity: Activity, team: TestTeam): Activity => ({
  ...activity,
  channelData: { ...(activity['channelData'] as Overrides), team: { id: team.threadId } },
})

function inChannel(team: TestTeam, by: TestPerson, channelId: string): Overrides {
  const place = { team, channelId }
  return {
    ...envelope(by, place),
    from: { id: by.userId, aadObjectId: by.personId },
    conversation: conversationOf(by, place),
    channelData: channelDataOf(place),
  }
}

const fullTeam = ({ teamId, name, threadId }: TestTeam): Overrides => ({ aadGroupId: teamId, name, id: threadId })

/** What the connector answers when nothing is wrong with it. */
import { tenant, type TestPerson, type TestTeam } from './cast.ts'
import type { ConnectorRequest } from './fake-connector.ts'

export type RequestKind = 'send' | 'update' | 'create' | 'member' | 'roster-page' | 'team' | 'channels' | 'other'
export type Roster = {
  readonly team: TestTeam
  readonly members: readonly TestPerson[]
  /** Beside General. */
  readonly channels: readonly TestChannel[]
}
export type TestChannel = { readonly id: string; readonly name: string; readonly type: 'standard' | 'private' | 'shared' }
type Answer = { readonly status: number; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> }

/** Which of the calls that the bot makes this is; `send` also stands for a reply. */
export function kindOf(method: string, path: string): RequestKind {
  if (method === 'POST' && /^\/v3\/conversations\/[^/]+\/activities(\/[^/]+)?$/u.test(path)) return 'send'
  if (method === 'PUT' && /^\/v3\/conversations\/[^/]+\/activities\/[^/]+$/u.test(path)) return 'update'
  if (method === 'POST' && path === '/v3/conversations') return 'create'
  if (method === 'GET' && /^\/v3\/conversations\/[^/]+\/members\/[^/]+$/u.test(path)) return 'member'
  if (method === 'GET' && /^\/v3\/conversations\/[^/]+\/pagedmembers$/iu.test(path)) return 'roster-page'
  if (method === 'GET' && /^\/v3\/teams\/[^/]+$/u.test(path)) return 'team'
  if (method === 'GET' && /^\/v3\/teams\/[^/]+\/conversations$/u.test(path)) return 'channels'
  return 'other'
}

/** @param rosters - by thread id: the teams that the bot is in */
export function answerOf(request: ConnectorRequest, rosters: ReadonlyMap<string, Roster>): Answer {
  const [, , , conversationId = '', , lastPart = ''] = request.path.split('/')
  if (request.kind === 'send') return { status: 201, body: { id: `1:${conversationId.length}-${Date.parse('2026-11-23T09:00:00Z')}` } }
  if (request.kind === 'update') return { status: 200, body: { id: lastPart } }
  if (request.kind === 'create') return { status: 201, body: { id: personalChatOf(request) } }
  if (request.kind === 'other') return refusal(404, 'ServiceError', 'No such operation.')
  const roster = rosters.get(conversationId)
  if (roster === undefined) return refusal(404, 'ConversationNotFound', 'Conversation not found.')
  switch (request.kind) {
    case 'member': {
      const found = roster.members.find(({ userId, personId }) => userId === lastPart || personId === lastPart.toLowerCase())
      return found === undefined
        ? refusal(404, 'MemberNotFoundInConversation', 'Member not found in the conversation.')
        : { status: 200, body: accountOf(found) }
    }
    case 'roster-page':
      return pageOf(roster, request.query)
    case 'team':
      return { status: 200, body: { id: roster.team.threadId, name: roster.team.name, aadGroupId: roster.team.teamId, type: 'standard' } }
    case 'channels':
      // General comes without a name, so that clients show it in their own language.
      return { status: 200, body: { conversations: [{ id: roster.team.threadId, name: null, type: 'standard' }, ...roster.channels] } }
  }
}

/** The chat with the person that the request names: the same each time. */
export const personalChatId = ({ userId }: Pick<TestPerson, 'userId'>): string => `a:1${userId.slice(4)}`

function personalChatOf({ body }: ConnectorRequest): string {
  const members = (body?.['members'] ?? []) as readonly { readonly id: string }[]
  return personalChatId({ userId: members[0]?.id ?? '' })
}

/** Teams raises small pages to 50, cuts large ones at 500, and gives 200 when nothing is said. */
function pageOf({ members }: Roster, query: URLSearchParams): Answer {
  const asked = Number(query.get('pageSize') ?? 200)
  const size = Math.min(500, Math.max(50, asked))
  const token = query.get('continuationToken')
  const start = token === null ? 0 : Number(Buffer.from(token, 'base64url').toString())
  if (!Number.isInteger(start)) return refusal(400, 'BadSyntax', 'The continuation token is not valid.')
  const end = start + size
  const continuationToken = end < members.length ? Buffer.from(String(end)).toString('base64url') : undefined
  return { status: 200, body: { members: members.slice(start, end).map(accountOf), continuationToken } }
}

/** A person in a roster; the Entra id comes as `objectId`, and as `aadObjectId` only in newer answers. */
function accountOf({ name, personId, userId, isGuest }: TestPerson): Readonly<Record<string, unknown>> {
  const [givenName, surname] = name.split(' ')
  return { id: userId, name, givenName, surname, objectId: personId, userRole: isGuest === true ? 'guest' : 'user', tenantId: tenant }
}

const refusal = (status: number, code: string, message: string): Answer => ({ status, body: { error: { code, message } } })

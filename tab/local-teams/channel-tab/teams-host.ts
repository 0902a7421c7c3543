/** The host's side of the teams-js protocol, as far as a tab needs it: what to answer to each call of the page in the frame. */
import * as z from 'zod/mini'

export const requestSchema = z.object({
  id: z.optional(z.number()),
  uuidAsString: z.optional(z.string()),
  func: z.string(),
  args: z.optional(z.nullable(z.array(z.unknown()))),
})
export type HostRequest = z.infer<typeof requestSchema>

/** Who looks at which page of the tab, and where. */
export type TabContext = {
  readonly personId: string
  readonly personName: string
  readonly userPrincipalName: string
  readonly tenantId: string
  readonly locale: string
  readonly theme: string
  readonly entityId: string
  readonly subPageId: string | null
  readonly team: { readonly groupId: string; readonly threadId: string; readonly name: string }
  readonly channel: { readonly id: string; readonly name: string }
  readonly sessionId: string
}

export type HostAnswer = {
  /** Sent back to the page; left out: the call expects nothing. */
  readonly args?: readonly unknown[]
  /** What the host itself does. */
  readonly effect?:
    | { readonly kind: 'ready' }
    | { readonly kind: 'failed' }
    | { readonly kind: 'open-link'; readonly url: string }
    | { readonly kind: 'copy-link'; readonly subPageId: string | null }
    | { readonly kind: 'return-focus' }
}

const runtime = {
  apiVersion: 4,
  hostVersionsInfo: {},
  isLegacyTeams: false,
  isNAAChannelRecommended: false,
  supports: { pages: { config: {}, tabs: {} } },
}

/**
 * Answers every call, so that a page never waits for ever: what this host does not know is refused in the words of teams-js.
 * The token of a person is the person's own id, which only a service in local mode accepts.
 */
export function answerHostRequest({ func, args }: HostRequest, context: TabContext): HostAnswer {
  const [first] = args ?? []
  switch (func) {
    case 'initialize':
      return { args: ['content', 'web', JSON.stringify(runtime), '2.0.0'] }
    case 'getContext':
      return { args: [legacyContext(context)] }
    case 'authentication.getAuthToken':
      return { args: [true, context.personId] }
    case 'registerHandler':
    case 'appInitialization.appLoaded':
      return {}
    case 'appInitialization.success':
      return { args: [{ hasFinishedSuccessfully: true }], effect: { kind: 'ready' } }
    case 'appInitialization.failure':
    case 'appInitialization.expectedFailure':
      return { effect: { kind: 'failed' } }
    case 'executeDeepLink':
      return typeof first === 'string' ? { args: [true], effect: { kind: 'open-link', url: first } } : { args: [false, 'Not a link'] }
    case 'shareDeepLink':
      return { effect: { kind: 'copy-link', subPageId: typeof first === 'string' && first !== '' ? first : null } }
    case 'returnFocus':
      return { effect: { kind: 'return-focus' } }
    default:
      return { args: [false, 'The local client does not support this.'] }
  }
}

/** The flat context of the wire, which teams-js turns into `app.Context`. */
function legacyContext(context: TabContext) {
  const { team, channel } = context
  return {
    locale: context.locale,
    theme: context.theme,
    sessionId: context.sessionId,
    appSessionId: context.sessionId,
    hostName: 'Teams',
    hostClientType: 'web',
    ringId: 'general',
    frameContext: 'content',
    entityId: context.entityId,
    ...(context.subPageId !== null && { subEntityId: context.subPageId }),
    userObjectId: context.personId,
    userDisplayName: context.personName,
    userPrincipalName: context.userPrincipalName,
    loginHint: context.userPrincipalName,
    tid: context.tenantId,
    teamId: team.threadId,
    teamName: team.name,
    groupId: team.groupId,
    channelId: channel.id,
    channelName: channel.name,
    channelType: 'Regular',
  }
}

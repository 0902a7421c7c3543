/** The host's side of the teams-js protocol, as far as a tab needs it: what to answer to each call of the page in the frame. */
import * as z from 'zod/mini'
import { writeDeepLink } from '../deep-link.ts'

export const requestSchema = z.object({
  id: z.optional(z.number()),
  uuidAsString: z.optional(z.string()),
  func: z.string(),
  args: z.optional(z.nullable(z.array(z.unknown()))),
})
export type HostRequest = z.infer<typeof requestSchema>

/** Who looks at which page of the app, and where. */
export type TabContext = {
  readonly appId: string
  /** `settings`: the page configures a tab that is about to be added. */
  readonly frameContext: 'content' | 'settings'
  readonly personId: string
  readonly personName: string
  readonly userPrincipalName: string
  readonly tenantId: string
  readonly locale: string
  readonly theme: string
  readonly entityId: string
  readonly subPageId: string | null
  /** Null in a personal tab. */
  readonly channel: {
    readonly id: string
    readonly name: string
    readonly team: { readonly groupId: string; readonly threadId: string; readonly name: string }
  } | null
  readonly sessionId: string
}

/** What a configuration page wants to be saved. */
export const tabConfigSchema = z.object({
  entityId: z.optional(z.string()),
  contentUrl: z.string(),
  suggestedDisplayName: z.optional(z.string()),
})
export type TabConfig = z.infer<typeof tabConfigSchema>

export type HostEffect =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'open-link'; readonly url: string }
  | { readonly kind: 'copy-link'; readonly subPageId: string | null }
  | { readonly kind: 'return-focus' }
  | { readonly kind: 'share'; readonly url: string; readonly text: string }
  | { readonly kind: 'can-save'; readonly canSave: boolean }
  | { readonly kind: 'configure'; readonly config: TabConfig }
  | { readonly kind: 'saved' }
  | { readonly kind: 'not-saved'; readonly reason: string }

export type HostAnswer = {
  /** Sent back to the page; left out: the call expects nothing. */
  readonly args?: readonly unknown[]
  /** What the host itself does. */
  readonly effect?: HostEffect
}

const runtime = {
  apiVersion: 4,
  hostVersionsInfo: {},
  isLegacyTeams: false,
  isNAAChannelRecommended: false,
  supports: { pages: { config: {}, currentApp: {} }, sharing: {} },
}

/**
 * Answers every call, so that a page never waits for ever: what this host does not know is refused in the words of teams-js.
 * The token of a person is the person's own id, which only a service in local mode accepts.
 */
export function answerHostRequest({ func, args }: HostRequest, context: TabContext): HostAnswer {
  const [first] = args ?? []
  switch (func) {
    case 'initialize':
      return { args: [context.frameContext, 'web', JSON.stringify(runtime), '2.0.0'] }
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
    case 'pages.navigateToApp':
      return navigate(first, context, (reason) => [reason === null, reason])
    case 'pages.currentApp.navigateTo':
      return navigate(first, context, (reason) => [reason === null ? undefined : { errorCode: 4000, message: reason }, true])
    case 'sharing.shareWebContent':
      return share(first)
    default:
      return configurationAnswer(func, first) ?? { args: [false, 'The local client does not support this.'] }
  }
}

/** What only the page that configures a tab asks for; null for everything else. */
function configurationAnswer(func: string, first: unknown): HostAnswer | null {
  switch (func) {
    case 'settings.getSettings':
      return { args: [{}] }
    case 'settings.setValidityState':
      return { effect: { kind: 'can-save', canSave: first === true } }
    case 'settings.setSettings': {
      const config = tabConfigSchema.safeParse(first)
      return config.success
        ? { args: [true], effect: { kind: 'configure', config: config.data } }
        : { args: [false, 'Not a configuration'] }
    }
    case 'settings.save.success':
      return { effect: { kind: 'saved' } }
    case 'settings.save.failure':
      return { effect: { kind: 'not-saved', reason: typeof first === 'string' ? first : '' } }
    default:
      return null
  }
}

const navigationSchema = z.object({
  appId: z.optional(z.string()),
  pageId: z.string(),
  subPageId: z.optional(z.string()),
  channelId: z.optional(z.string()),
})

function navigate(given: unknown, context: TabContext, reply: (reason: string | null) => readonly unknown[]): HostAnswer {
  const to = navigationSchema.safeParse(given)
  if (!to.success) return { args: reply('Not a page') }
  const { appId = context.appId, pageId, subPageId = null, channelId = null } = to.data
  const url = writeDeepLink({ appId, entityId: pageId, subPageId, channelId })
  return { args: reply(null), effect: { kind: 'open-link', url } }
}

const sharedSchema = z.object({
  content: z.array(z.object({ type: z.literal('URL'), url: z.string(), message: z.optional(z.string()) })).check(z.minLength(1)),
})

/** Teams shares one address at a time too. */
function share(given: unknown): HostAnswer {
  const [shared] = sharedSchema.safeParse(given).data?.content ?? []
  if (shared === undefined) return { args: [{ errorCode: 4000, message: 'Only addresses can be shared.' }] }
  return { args: [undefined, true], effect: { kind: 'share', url: shared.url, text: shared.message ?? '' } }
}

/** The flat context of the wire, which teams-js turns into `app.Context`. */
function legacyContext(context: TabContext) {
  const { channel } = context
  return {
    locale: context.locale,
    theme: context.theme,
    appId: context.appId,
    sessionId: context.sessionId,
    appSessionId: context.sessionId,
    hostName: 'Teams',
    hostClientType: 'web',
    ringId: 'general',
    frameContext: context.frameContext,
    entityId: context.entityId,
    ...(context.subPageId !== null && { subEntityId: context.subPageId }),
    userObjectId: context.personId,
    userDisplayName: context.personName,
    userPrincipalName: context.userPrincipalName,
    loginHint: context.userPrincipalName,
    tid: context.tenantId,
    ...(channel !== null && {
      teamId: channel.team.threadId,
      teamName: channel.team.name,
      groupId: channel.team.groupId,
      channelId: channel.id,
      channelName: channel.name,
      channelType: 'Regular',
    }),
  }
}

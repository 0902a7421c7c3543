/** The part of the app package that a Teams client reads: where the bot may be, the messaging extension, and the tabs. */
import { readFile } from 'node:fs/promises'
import * as z from 'zod/mini'

const commandSchema = z.object({
  id: z.string(),
  type: z._default(z.enum(['query', 'action']), 'query'),
  title: z.string(),
  description: z._default(z.string(), ''),
  context: z._default(z.array(z.enum(['compose', 'commandBox', 'message'])), ['compose', 'commandBox']),
  initialRun: z._default(z.boolean(), false),
  fetchTask: z._default(z.boolean(), false),
  parameters: z._default(
    z.array(z.object({ name: z.string(), title: z._default(z.string(), ''), description: z._default(z.string(), '') })),
    [],
  ),
})

const manifestSchema = z.object({
  bots: z._default(z.array(z.object({ scopes: z.array(z.string()) })), []),
  composeExtensions: z._default(
    z.array(
      z.object({
        commands: z._default(z.array(commandSchema), []),
        messageHandlers: z._default(z.array(z.object({ type: z.literal('link'), value: z.object({ domains: z.array(z.string()) }) })), []),
      }),
    ),
    [],
  ),
  configurableTabs: z._default(z.array(z.object({ configurationUrl: z.string() })), []),
  staticTabs: z._default(
    z.array(z.object({ entityId: z.string(), name: z._default(z.string(), ''), contentUrl: z.optional(z.string()) })),
    [],
  ),
})

/** What the package puts the service's domain for. */
const hostPlaceholder = '{{HOST}}'

export type LocalCommand = z.infer<typeof commandSchema>

export type LocalManifest = {
  readonly commands: readonly LocalCommand[]
  /** Lower case: `personal`, `team`, `groupchat`. */
  readonly scopes: readonly string[]
  /** Links to them are asked about with `composeExtension/queryLink`; the page's own domain is left as `{{HOST}}`. */
  readonly linkDomains: readonly string[]
  /** Path of the page that configures a channel's tab; null: there is no such tab. */
  readonly configurationPath: string | null
  /** In the order of the manifest; the chat with the bot is not one of them. */
  readonly personalTabs: readonly { readonly entityId: string; readonly name: string; readonly path: string }[]
}

/**
 * Reads it anew each time, so that an edited manifest shows at the next reload of the page.
 * A missing file is a client without commands; one that is not a manifest is a fault.
 */
export async function readManifest(path: string | URL): Promise<LocalManifest> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return { commands: [], scopes: ['personal', 'team', 'groupchat'], linkDomains: [], configurationPath: null, personalTabs: [] }
  }
  const manifest = manifestSchema.parse(JSON.parse(text))
  return {
    commands: manifest.composeExtensions.flatMap((extension) => extension.commands),
    scopes: manifest.bots.flatMap((bot) => bot.scopes.map((scope) => scope.toLowerCase())),
    linkDomains: manifest.composeExtensions.flatMap(({ messageHandlers }) => messageHandlers.flatMap(({ value }) => value.domains)),
    configurationPath: manifest.configurableTabs.map(({ configurationUrl }) => pathOf(configurationUrl))[0] ?? null,
    personalTabs: manifest.staticTabs.flatMap(({ entityId, name, contentUrl }) =>
      contentUrl === undefined ? [] : [{ entityId, name, path: pathOf(contentUrl) }],
    ),
  }
}

/** Local Teams has the same origin as the service, so that the path says all. */
const pathOf = (url: string): string => url.replace(`https://${hostPlaceholder}`, '')

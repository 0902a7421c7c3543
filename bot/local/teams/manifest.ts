/** The part of the app package that a Teams client reads: where the bot may be, and the commands of the messaging extension. */
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
  composeExtensions: z._default(z.array(z.object({ commands: z._default(z.array(commandSchema), []) })), []),
})

export type LocalCommand = z.infer<typeof commandSchema>

export type LocalManifest = {
  readonly commands: readonly LocalCommand[]
  /** Lower case: `personal`, `team`, `groupchat`. */
  readonly scopes: readonly string[]
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
    return { commands: [], scopes: ['personal', 'team', 'groupchat'] }
  }
  const manifest = manifestSchema.parse(JSON.parse(text))
  return {
    commands: manifest.composeExtensions.flatMap((extension) => extension.commands),
    scopes: manifest.bots.flatMap((bot) => bot.scopes.map((scope) => scope.toLowerCase())),
  }
}

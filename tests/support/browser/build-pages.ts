/** Builds the tab and local Teams once before the browser tests: they run what is shipped. */
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const configFile = fileURLToPath(new URL('../../../tab/vite.config.ts', import.meta.url))

export async function setup(): Promise<void> {
  // Vitest says `test`, and then React is the one for development.
  const before = process.env['NODE_ENV']
  process.env['NODE_ENV'] = 'production'
  try {
    for (const mode of ['production', 'local-teams']) await build({ configFile, mode, logLevel: 'warn' })
  } finally {
    process.env['NODE_ENV'] = before
  }
}

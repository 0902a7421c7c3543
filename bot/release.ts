/** Which release runs: its version, and the commit it was made of where `npm run release` wrote it down. */
import { existsSync, readFileSync } from 'node:fs'

export type Release = { readonly version: string; readonly commit: string | null }

/** Beside package.json in what was released; in a clone there is none. */
const madeFile = new URL('../release.json', import.meta.url)

export function readRelease(): Release {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { readonly version: string }
  if (!existsSync(madeFile)) return { version, commit: null }
  return { version, commit: (JSON.parse(readFileSync(madeFile, 'utf8')) as { readonly commit: string }).commit }
}

/** In one word, such as `0.1.0+3f7e351`, or `0.1.0+3f7e351-dirty` where files differed from the commit. */
export const releaseName = ({ version, commit }: Release): string =>
  commit === null ? version : `${version}+${commit.replace(/^([0-9a-f]{7})[0-9a-f]+/u, '$1')}`

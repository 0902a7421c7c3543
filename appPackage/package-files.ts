/** What is in the application package, and the package itself: the same bytes every time, on every machine. */
import { readFileSync } from 'node:fs'
import { zipSync, type Zippable } from 'fflate'
import { colorIcon, outlineIcon } from './icons.ts'
import type { PackageVariables } from './read-variables.ts'

const template = readFileSync(new URL('manifest.json', import.meta.url), 'utf8')

/** The manifest with its placeholders filled. */
export function fillManifest({ appId, host }: PackageVariables): string {
  return template.replaceAll('{{APP_ID}}', appId).replaceAll('{{HOST}}', host)
}

/** Names are as the manifest has them, at the root of the package. */
export function packageFiles(variables: PackageVariables): Readonly<Record<string, Uint8Array>> {
  return { 'manifest.json': Buffer.from(fillManifest(variables)), 'color.png': colorIcon(), 'outline.png': outlineIcon() }
}

export function zipPackage(variables: PackageVariables): Uint8Array {
  // Read back in the local zone, in which fflate writes it: the same date everywhere.
  const mtime = new Date(2020, 0, 1)
  const files: Zippable = Object.fromEntries(
    Object.entries(packageFiles(variables)).map(([name, bytes]) => [name, [bytes, { mtime, level: 9 }]]),
  )
  return zipSync(files)
}

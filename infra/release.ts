/** `npm run release`: writes infra/build/app, which is what runs in the cloud, and infra/build/commonplace.zip of it. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runPlainCommand } from '#bot/commands/command-line.ts'
import { OperatorError } from '#bot/ports/operator-error.ts'
import { assembleRelease, zipFolder } from './release-files.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const build = fileURLToPath(new URL('build/', import.meta.url))

const usage = `Usage: npm run release
Writes infra/build/app, which is what runs in the cloud, and infra/build/commonplace.zip of it, for \`npm run deploy\`.
Builds the tab and fetches the packages for Linux on x64; needs no variables.`

await runPlainCommand(usage, async () => {
  run(['run', '--silent', 'build'], root, 'The tab could not be built. Run `npm ci` with the development packages, then again.')
  mkdirSync(build, { recursive: true })
  assembleRelease({ root, pages: `${root}tab/dist/tab`, commit: commitOf(root), installPackages }, `${build}app`)
  const zip = zipFolder(`${build}app`)
  writeFileSync(`${build}commonplace.zip`, zip)
  console.log(`infra/build/commonplace.zip is ready (${Math.round(zip.length / 1_048_576)} MB). Send it with \`npm run deploy\`.`)
})

/** Says so where files differ from the commit, and where there is no Git to ask. */
function commitOf(folder: string): string {
  const { status, stdout } = spawnSync('git', ['describe', '--always', '--dirty', '--exclude=*', '--abbrev=40'], {
    cwd: folder,
    encoding: 'utf8',
  })
  return status === 0 ? stdout.trim() : 'unknown'
}

/** From any machine for the one that it runs on. Each package is held against the lock file; nothing of it is run. */
function installPackages(folder: string): void {
  const target = ['--os=linux', '--cpu=x64', '--libc=glibc']
  const quiet = ['--ignore-scripts', '--no-bin-links', '--no-audit', '--no-fund', '--loglevel=error']
  run(['ci', '--omit=dev', ...target, ...quiet], folder, 'The packages could not be fetched. npm says above why.')
}

function run(args: readonly string[], cwd: string, sentence: string): void {
  const { status } = spawnSync('npm', args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) throw new OperatorError(sentence)
}

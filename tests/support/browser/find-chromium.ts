/** Finds a Chromium: `CHROME_PATH`, then the system's, then the one in @sparticuz/chromium, unpacked once into a folder of this project. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * @param environment - the process's variables
 * @throws when CHROME_PATH names nothing
 */
export async function findChromium(environment: Record<string, string | undefined>): Promise<string> {
  const chosen = environment['CHROME_PATH']
  if (chosen !== undefined && chosen !== '') {
    if (!existsSync(chosen)) throw new Error(`CHROME_PATH is ${chosen}, but there is no such file.`)
    return chosen
  }
  return systemPaths.find((path) => existsSync(path)) ?? bundledChromium(environment)
}

/** About 200 MB; `npm ci` takes it away again. */
const cacheFolder = fileURLToPath(new URL('../../../node_modules/.cache/commonplace-chromium', import.meta.url))

async function bundledChromium(environment: Record<string, string | undefined>): Promise<string> {
  mkdirSync(cacheFolder, { recursive: true })
  // The package brings the libraries that a bare system lacks, and unpacks them only where it believes to be in a Lambda.
  if (!hasSystemLibraries()) environment['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs22.x'
  const { TMPDIR: before } = environment
  environment['TMPDIR'] = cacheFolder
  try {
    const { default: chromium } = await import('@sparticuz/chromium')
    return await chromium.executablePath()
  } finally {
    if (before === undefined) delete environment['TMPDIR']
    else environment['TMPDIR'] = before
  }
}

function hasSystemLibraries(): boolean {
  try {
    return execFileSync('ldconfig', ['-p'], { encoding: 'utf8' }).includes('libnss3.so')
  } catch {
    // No ldconfig, or not allowed to run it: the bundled libraries do no harm.
    return false
  }
}

/** Finds a Chromium: `CHROME_PATH`, then the system's, then the one in @sparticuz/chromium, unpacked into a private folder. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** @throws when CHROME_PATH names nothing */
export async function findChromium(environment: Readonly<Record<string, string | undefined>>): Promise<string> {
  const chosen = environment['CHROME_PATH']
  if (chosen !== undefined && chosen !== '') {
    if (!existsSync(chosen)) throw new Error(`CHROME_PATH is ${chosen}, but there is no such file.`)
    return chosen
  }
  return systemPaths.find((path) => existsSync(path)) ?? bundledChromium()
}

/** Unpacks about 200 MB into the temporary folder, so it does that in a folder of its own. */
async function bundledChromium(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-chromium-'))
  mkdirSync(folder, { recursive: true })
  process.env['TMPDIR'] = folder
  // The package brings the libraries a bare system lacks, and unpacks them only where it believes to be in a Lambda.
  if (!hasSystemLibraries()) process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs22.x'
  const { default: chromium } = await import('@sparticuz/chromium')
  return chromium.executablePath()
}

function hasSystemLibraries(): boolean {
  try {
    return execFileSync('ldconfig', ['-p'], { encoding: 'utf8' }).includes('libnss3.so')
  } catch {
    // No ldconfig, or not allowed to run it: the bundled libraries do no harm.
    return false
  }
}

/** `npm test`: the checks, then every test; the last line counts them all. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkSteps } from './support/check-steps.ts'
import { runSteps } from './support/run-steps.ts'

const checks = runSteps(checkSteps)
const tests = await runVitest()
const failed = checks.failed + tests.failed
process.exitCode = failed === 0 ? 0 : 1
console.log(`${checks.passed + tests.passed} passed, ${failed} failed`)

/** For a night: `npm run test:long`. */
const longRun = {
  COMMONPLACE_KILL_ROUNDS: '500',
  COMMONPLACE_FUZZ_CASES: '1000000',
  COMMONPLACE_RACE_WEEKS: '1000',
  COMMONPLACE_CHECK_IN_KILLS: '100',
  COMMONPLACE_EVERY_QUARTER: '1',
}

async function runVitest(): Promise<{ readonly passed: number; readonly failed: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-tests-'))
  const report = join(folder, 'report.json')
  const args = ['run', '--config', 'tests/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  // An awkward zone: whoever counts on UTC or on whole hours fails here.
  const env = { ...process.env, TZ: 'Pacific/Chatham', ...(process.argv.includes('--long') ? longRun : {}) }
  const child = spawn('vitest', args, { stdio: 'inherit', env, shell: process.platform === 'win32' })
  const code = await new Promise<number>((resolve) => child.once('exit', (status) => resolve(status ?? 1)))
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>
  rmSync(folder, { recursive: true })
  const failedTests = numFailedTests ?? 0
  // A file that doesn't load has no test to fail, and an unhandled rejection belongs to none: both must still be red.
  const isRedWithoutTest = failedTests === 0 && (code !== 0 || (numFailedTestSuites ?? 0) > 0)
  return { passed: numPassedTests ?? 0, failed: failedTests + (isRedWithoutTest ? 1 : 0) }
}

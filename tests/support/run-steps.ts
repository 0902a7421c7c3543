/** Runs commands one after the other, each counting as one passed or failed check. */
import { spawnSync } from 'node:child_process'

export type Step = { readonly name: string; readonly command: string; readonly args: readonly string[] }
export type Tally = { readonly passed: number; readonly failed: number }

/** Prints a line for each step, and what a failed one said. */
export function runSteps(steps: readonly Step[]): Tally {
  let failed = 0
  for (const { name, command, args } of steps) {
    const startedAt = performance.now()
    const { status, stdout, stderr } = spawnSync(command, args, {
      encoding: 'utf8',
      shell: process.platform === 'win32',
      maxBuffer: 64 * 1024 * 1024,
    })
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1)
    console.log(`${status === 0 ? '✓' : '✗'} ${name} (${seconds} s)`)
    if (status === 0) continue
    failed += 1
    console.log(`${stdout}${stderr}`)
  }
  return { passed: steps.length - failed, failed }
}

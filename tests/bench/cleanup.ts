/** Ends child processes and removes folders when the run ends, however it ends. */
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Cleanup = {
  /** A new folder in the system's temporary one. */
  readonly folder: () => string
  /** Ends with this process, at the latest. */
  readonly child: (child: ChildProcess) => void
}

/** Takes over Ctrl+C and SIGTERM: both end the run at once. */
export function createCleanup(): Cleanup {
  const folders: string[] = []
  const children = new Set<ChildProcess>()
  process.once('exit', () => {
    for (const child of children) child.kill('SIGKILL')
    for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  })
  process.once('SIGINT', () => process.exit(130))
  process.once('SIGTERM', () => process.exit(143))

  return {
    folder: () => {
      const folder = mkdtempSync(join(tmpdir(), 'commonplace-bench-'))
      folders.push(folder)
      return folder
    },
    child: (child) => {
      children.add(child)
      child.once('exit', () => children.delete(child))
    },
  }
}

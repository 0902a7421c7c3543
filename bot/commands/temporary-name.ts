/** Names of files that are not yet what they are going to be. */
import { readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/**
 * Beside the file that it is going to be. What processes that were killed have left under such names is removed: it
 * would be of no use, and full of what people wrote.
 * @param what - the end of the name, such as `partial`
 */
export function temporaryName(file: string, what: string): string {
  for (const name of readdirSync(dirname(file))) {
    const pid = leftBy(name, basename(file), what)
    if (pid !== null && !isRunning(pid)) rmSync(join(dirname(file), name), { force: true })
  }
  return `${file}.${process.pid}.${what}`
}

/** Of the file, and of what SQLite puts beside it. */
export function removeTemporary(name: string): void {
  for (const beside of ['', '-journal', '-wal', '-shm']) rmSync(name + beside, { force: true })
}

function leftBy(name: string, file: string, what: string): number | null {
  if (!name.startsWith(`${file}.`)) return null
  const [, pid, rest = ''] = /^(\d+)\.(.*)$/u.exec(name.slice(file.length + 1)) ?? []
  return pid !== undefined && rest.startsWith(what) ? Number(pid) : null
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Somebody else's process may not be asked, and runs.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Files that are not yet what they are going to be. */
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, openSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

export type Temporary = {
  /** What it is going to be; until then it is beside it. */
  readonly file: string
  readonly what: 'partial' | 'restoring'
  /** Never removed, whatever its name is. */
  readonly spared?: string
}

/**
 * An empty file for this user alone, under a name that nobody can have taken before; it is gone when the work has ended,
 * and when the process is told to end. What processes that were killed have left is removed: full of what people wrote,
 * and of no use.
 */
export async function withTemporaryFile<Result>(temporary: Temporary, work: (name: string) => Promise<Result>): Promise<Result> {
  removeLeft(temporary)
  const name = `${temporary.file}.${process.pid}.${randomBytes(6).toString('hex')}.${temporary.what}`
  closeSync(openSync(name, 'wx', 0o600))
  const stopListening = whenTold(() => removeAll(name))
  try {
    return await work(name)
  } finally {
    stopListening()
    removeAll(name)
  }
}

/** What a temporary file is going to be; any other name as it is. */
export const nameToBe = (name: string): string => name.replace(ending, '')

/** A process, a name at random, what it is, and what this program and SQLite put beside it. */
const ending = /\.(?<pid>\d+)\.[\da-f]{12}\.(?<what>partial|restoring)(?:\.kept)?(?:-journal|-wal|-shm)?$/u
/** A backup into a folder has another name each second. */
const stamped = /^commonplace-\d{8}T\d{6}Z\.db(?:\.sha256)?$/u
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

function removeLeft({ file, what, spared }: Temporary): void {
  const sparedPath = spared !== undefined && existsSync(spared) ? realpathSync(spared) : null
  for (const name of readdirSync(dirname(file))) {
    const found = ending.exec(name)?.groups
    if (found === undefined || found['what'] !== what || !isOf(nameToBe(name), basename(file)) || isOther(Number(found['pid']))) continue
    const path = join(dirname(file), name)
    if (sparedPath === null || !isPartOf(sparedPath, path)) rmSync(path, { force: true })
  }
}

const isOf = (name: string, file: string): boolean => name === file || (stamped.test(name) && stamped.test(file))

/** The file itself, a link to it, or what SQLite has put beside it. */
const isPartOf = (file: string, path: string): boolean => existsSync(path) && realpathSync(path).startsWith(file)

/** In a container, the next process often has the number of the one that was killed. */
function isOther(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Somebody else's process may not be asked, and runs.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function removeAll(name: string): void {
  for (const kept of ['', '.kept']) for (const beside of ['', '-journal', '-wal', '-shm']) rmSync(name + kept + beside, { force: true })
}

/** Cleans up and ends as the signal would have ended it. */
function whenTold(clean: () => void): () => void {
  const end = (signal: NodeJS.Signals): void => {
    stop()
    clean()
    process.kill(process.pid, signal)
  }
  const stop = (): void => {
    for (const signal of signals) process.off(signal, end)
  }
  for (const signal of signals) process.on(signal, end)
  return stop
}

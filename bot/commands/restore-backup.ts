/** Puts a backup in place of the database, and keeps what was there. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import { OperatorError } from '#bot/ports/operator-error.ts'
import { giveTo, ownerOf } from '#bot/store/sqlite/file-owner.ts'
import { replaceDatabase, type ReplaceStep } from '#bot/store/sqlite/replace-database.ts'
import { copyDatabase, inspectDatabase } from '#bot/store/sqlite/sqlite-copy.ts'
import { checkChecksum } from './checksum.ts'
import { withFileFaults } from './file-faults.ts'
import { stampOf } from './make-backup.ts'
import { withTemporaryFile } from './temporary-file.ts'

export type RestoreOptions = {
  readonly backup: string
  /** The live database; its folder is there. */
  readonly database: string
  readonly clock: Clock
  readonly onStep?: (step: ReplaceStep) => void
}

export type Restored = {
  readonly documents: number
  /** What was there before; null when nothing was. */
  readonly kept: string | null
  /** What restores before this one have kept, and those that were killed. */
  readonly keptBefore: readonly string[]
  /** Whether a checksum beside the backup has shown that it is as it was made. */
  readonly hadChecksum: boolean
}

/** The file keeps its owner and its mode. @throws OperatorError, StoreError: then the database is as it was */
export async function restoreBackup({ backup, database, clock, onStep = () => {} }: RestoreOptions): Promise<Restored> {
  const hadChecksum = await withFileFaults(backup, () => checkBackup(backup))
  return withFileFaults(database, () =>
    withTemporaryFile({ file: database, what: 'restoring', spared: backup }, async (from) => {
      const keptBefore = keptOf(database)
      const keep = freeName(`${database}${keptEnding}${stampOf(clock)}`)
      copyDatabase(backup, from)
      const owner = ownerOf(database)
      const isKept = replaceDatabase(database, { from, keep, history: `${instantOf(clock)} ${process.pid}`, onStep })
      const { app, ops } = inspectDatabase(database)
      for (const file of isKept ? [database, keep] : [database]) giveTo(file, owner)
      return { documents: app + ops, kept: isKept ? keep : null, keptBefore, hadChecksum }
    }),
  )
}

/** Reads all of it. @returns whether it has a checksum; @throws OperatorError, StoreError */
async function checkBackup(backup: string): Promise<boolean> {
  const found = statSync(backup, { throwIfNoEntry: false })
  if (found === undefined) throw new OperatorError(`There is no file ${backup}. Check the path.`)
  if (!found.isFile()) throw new OperatorError(`${backup} is ${found.isDirectory() ? 'a folder' : 'no file'}. Name a file.`)
  const hadChecksum = await checkChecksum(backup)
  inspectDatabase(backup)
  return hadChecksum
}

const keptEnding = '.before-restore-'

function keptOf(database: string): readonly string[] {
  const beginning = basename(database) + keptEnding
  return readdirSync(dirname(database)).filter((name) => name.startsWith(beginning) && !/-(?:wal|shm)$/u.test(name))
}

/** Two restores within a second keep what each of them found. */
function freeName(name: string): string {
  let free = name
  for (let at = 2; existsSync(free); at += 1) free = `${name}-${at}`
  return free
}

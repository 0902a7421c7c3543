/** Puts a backup in place of the database, and keeps what was there. */
import { existsSync } from 'node:fs'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import { OperatorError } from '#bot/ports/operator-error.ts'
import { giveTo, ownerOf } from '#bot/store/sqlite/file-owner.ts'
import { keptPartly, replaceDatabase, type ReplaceStep } from '#bot/store/sqlite/replace-database.ts'
import { copyDatabase, inspectDatabase } from '#bot/store/sqlite/sqlite-copy.ts'
import { checkChecksum } from './checksum.ts'
import { withFileFaults } from './file-faults.ts'
import { stampOf } from './make-backup.ts'
import { removeTemporary, temporaryName } from './temporary-name.ts'

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
  /** Whether a checksum beside the backup has shown that it is as it was made. */
  readonly hadChecksum: boolean
}

/** The file keeps its owner and its mode. @throws OperatorError, StoreError: then the database is as it was */
export async function restoreBackup({ backup, database, clock, onStep = () => {} }: RestoreOptions): Promise<Restored> {
  if (!existsSync(backup)) throw new OperatorError(`There is no file ${backup}. Check the path.`)
  return withFileFaults(database, async () => {
    const hadChecksum = await checkChecksum(backup)
    inspectDatabase(backup)
    const from = temporaryName(database, 'restoring')
    const keep = freeName(`${database}.before-restore-${stampOf(clock)}`)
    try {
      copyDatabase(backup, from)
      const owner = ownerOf(database)
      const isKept = replaceDatabase(database, { from, keep, history: `${instantOf(clock)} ${process.pid}`, onStep })
      const { app, ops } = inspectDatabase(database)
      for (const file of isKept ? [database, keep] : [database]) giveTo(file, owner)
      return { documents: app + ops, kept: isKept ? keep : null, hadChecksum }
    } finally {
      removeTemporary(from)
      removeTemporary(keptPartly(from))
    }
  })
}

/** Two restores within a second keep what each of them found. */
function freeName(name: string): string {
  let free = name
  for (let at = 2; existsSync(free); at += 1) free = `${name}-${at}`
  return free
}

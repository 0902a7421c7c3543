/** A verified copy of the database, beside a running service. */
import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import { OperatorError } from '#bot/ports/operator-error.ts'
import { copyDatabase } from '#bot/store/sqlite/sqlite-copy.ts'
import { syncFolder } from '#bot/store/sqlite/sync-folder.ts'
import { checkTarget } from './check-target.ts'
import { checksumFile, sha256Of, writeChecksum } from './checksum.ts'
import { withFileFaults } from './file-faults.ts'
import { withTemporaryFile } from './temporary-file.ts'

export type BackupOptions = {
  /** The live database. */
  readonly database: string
  /** A file, or a folder that is there: then it gets a name with the instant in it. */
  readonly target: string
  readonly isForced: boolean
  readonly clock: Clock
  /** For tests that do harm at each step. */
  readonly onStep?: (step: BackupStep) => void
}

export type BackupStep = 'begun' | 'copied' | 'renamed'
export type Backup = { readonly file: string; readonly documents: number; readonly bytes: number; readonly sha256: string }

/** Until it is whole and verified it has another name: a file named as a backup is one. @throws OperatorError, StoreError: then there is none */
export async function makeBackup(options: BackupOptions): Promise<Backup> {
  const { database, target, isForced, clock, onStep = () => {} } = options
  if (!existsSync(database))
    throw new OperatorError(
      `There is no database ${database}. Point COMMONPLACE_DATA at the folder of the service's database, as the service has it.`,
    )
  return withFileFaults(target, async () => {
    const isFolder = statSync(target, { throwIfNoEntry: false })?.isDirectory() === true
    const file = isFolder ? join(target, `commonplace-${stampOf(clock)}.db`) : target
    checkTarget(file, { database, isForced })
    return withTemporaryFile({ file, what: 'partial' }, async (partial) => {
      onStep('begun')
      const { app, ops } = copyDatabase(database, partial)
      onStep('copied')
      const sha256 = await sha256Of(partial)
      checkTarget(file, { database, isForced })
      rmSync(checksumFile(file), { force: true })
      renameSync(partial, file)
      syncFolder(file)
      onStep('renamed')
      await writeChecksum(file, sha256)
      return { file, documents: app + ops, bytes: statSync(file).size, sha256 }
    })
  })
}

/** An instant that can be in the name of a file. */
export const stampOf = (clock: Clock): string => instantOf(clock).replaceAll(/[-:]/gu, '').replace(/\.\d+/u, '')

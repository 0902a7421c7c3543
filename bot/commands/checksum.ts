/** The SHA-256 of a file, and the file beside it in which `sha256sum --check` reads it. */
import { createHash } from 'node:crypto'
import { closeSync, createReadStream, openSync, readSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { OperatorError } from '#bot/ports/operator-error.ts'
import { syncFolder } from '#bot/store/sqlite/sync-folder.ts'
import { withTemporaryFile } from './temporary-file.ts'

export const checksumFile = (file: string): string => `${file}.sha256`

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

/** All of it or nothing, also through a loss of power: half a checksum would speak against a good file. */
export async function writeChecksum(file: string, sha256: string): Promise<void> {
  const beside = checksumFile(file)
  await withTemporaryFile({ file: beside, what: 'partial' }, async (partial) => {
    writeFileSync(partial, `${sha256}  ${basename(file)}\n`, { flush: true })
    renameSync(partial, beside)
    syncFolder(beside)
  })
}

/** Whether there is nothing in it but what `writeChecksum` writes. @param beside - a file */
export const isChecksumOf = (beside: string, file: string): boolean => {
  const [, name] = /^[\da-f]{64} {2}(.*)\n$/u.exec(beginningOf(beside)) ?? []
  return name === basename(file)
}

/** @returns whether there is a checksum beside the file; @throws OperatorError when it is of something else, or no checksum */
export async function checkChecksum(file: string): Promise<boolean> {
  const beside = checksumFile(file)
  const found = statSync(beside, { throwIfNoEntry: false })
  if (found === undefined) return false
  const [wanted = ''] = found.isFile() ? beginningOf(beside).trimStart().toLowerCase().split(/\s/u) : []
  if (!/^[\da-f]{64}$/u.test(wanted))
    throw new OperatorError(
      `${beside} holds no whole checksum, which says nothing about ${file}. Move that checksum away and run this again: the file itself is verified too.`,
    )
  if (wanted !== (await sha256Of(file)))
    throw new OperatorError(`${file} is not the file that ${beside} was written for: it was changed or damaged since. Use another backup.`)
  return true
}

/** As much as a checksum and a name can be: something else may have that name, and be of any size. */
function beginningOf(file: string): string {
  const bytes = Buffer.alloc(1_000)
  const opened = openSync(file, 'r')
  try {
    return bytes.toString('utf8', 0, readSync(opened, bytes))
  } finally {
    closeSync(opened)
  }
}

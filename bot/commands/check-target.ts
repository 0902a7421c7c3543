/** Where a copy of the database may be written: never over the database itself, and over nothing else unasked. */
import { lstatSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { OperatorError } from '#bot/ports/operator-error.ts'
import { checksumFile, isChecksumOf } from './checksum.ts'

/** Of a backup and of the checksum beside it. @throws OperatorError */
export function checkTarget(file: string, { database, isForced }: { readonly database: string; readonly isForced: boolean }): void {
  checkApart(file, database)
  const found = lstatSync(file, { throwIfNoEntry: false })
  if (found !== undefined && !isForced)
    throw new OperatorError(`${file} exists already, and a backup is not written over. Choose another name, or say --force.`)
  if (found !== undefined && !found.isFile() && !found.isSymbolicLink())
    throw new OperatorError(`${file} is no file, and is not replaced. Choose another name.`)
  const beside = checksumFile(file)
  const checksum = lstatSync(beside, { throwIfNoEntry: false })
  if (checksum === undefined) return
  if (!checksum.isFile()) throw new OperatorError(`${beside}, where the checksum would be, is no file. Choose another name.`)
  if (!isForced && !isChecksumOf(beside, file))
    throw new OperatorError(`${beside}, where the checksum would be, is something else. Choose another name, or say --force.`)
}

/** @throws OperatorError for the live database, whatever it is called here, and for what belongs to it: a service would write on into a file without a name */
export function checkApart(file: string, database: string): void {
  if (['', '-wal', '-shm', '-journal', '.sha256'].some((beside) => isSame(file, database + beside)))
    throw new OperatorError(`${file} is the service’s own database, or belongs to it, and is never written over. Choose another name.`)
}

function isSame(one: string, other: string): boolean {
  const [first, second] = [one, other].map((path) => statSync(path, { bigint: true, throwIfNoEntry: false }))
  if (first !== undefined && second !== undefined) return first.dev === second.dev && first.ino === second.ino
  return placeOf(one) === placeOf(other)
}

/** Without links in the way to it. */
function placeOf(path: string): string {
  const folder = dirname(resolve(path))
  return statSync(folder, { throwIfNoEntry: false }) === undefined ? resolve(path) : join(realpathSync(folder), basename(path))
}

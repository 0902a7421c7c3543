/** The SHA-256 of a file, and the file beside it in which `sha256sum --check` reads it. */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { OperatorError } from '#bot/ports/operator-error.ts'

export const checksumFile = (file: string): string => `${file}.sha256`

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

/** @returns whether there is a checksum beside the file; @throws OperatorError when it is of something else */
export async function checkChecksum(file: string): Promise<boolean> {
  const beside = checksumFile(file)
  const sha256 = await sha256Of(file)
  if (!existsSync(beside)) return false
  const [wanted] = readFileSync(beside, 'utf8').split(/\s/u)
  if (wanted !== sha256)
    throw new OperatorError(`${file} is not the file that ${beside} was written for: it was changed or damaged since. Use another backup.`)
  return true
}

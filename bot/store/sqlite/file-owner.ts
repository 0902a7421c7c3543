/** Whose a file is, and what others may do with it: kept when another file takes its place. */
import { chmodSync, chownSync, existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

export type Owner = { readonly uid: number; readonly gid: number; readonly mode: number }

/** Of a file; of one that is not there yet, the owner of its folder, and the mode for that user alone. */
export function ownerOf(file: string): Owner {
  const hasFile = existsSync(file)
  const { uid, gid, mode } = statSync(hasFile ? file : dirname(file))
  return { uid, gid, mode: hasFile ? mode & 0o777 : 0o600 }
}

/** Only the system's administrator can give a file to somebody else: everybody else's stays theirs. Windows knows no such thing. */
export function giveTo(file: string, { uid, gid, mode }: Owner): void {
  if (process.platform === 'win32') return
  chmodSync(file, mode)
  if (process.getuid?.() === 0) chownSync(file, uid, gid)
}

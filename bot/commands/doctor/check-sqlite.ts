/** The database file: where it is, whether it can be written, whether there is room, whether it is sound. */
import { randomUUID } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sqliteFileName } from '#bot/store/open-store.ts'
import { schemaSteps } from '#bot/store/sqlite/schema.ts'
import { ok, problem, warning, type Finding } from './finding.ts'
import { parts } from './parts.ts'

const part = parts.store
const gigabyte = 1024 ** 3
const elsewhere =
  'Give the service\u2019s user write access to it, or point COMMONPLACE_DATA at a folder on a local disk that it may write.'

/** Types of `statfs` on Linux whose locks SQLite can't rely on. Source: Linux, include/uapi/linux/magic.h. */
const networkTypes: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB'],
  [0x01021997, '9P'],
  [0x5346414f, 'AFS'],
])

export type Disk = { readonly type: number; readonly freeBytes: number }

export type Looks = {
  /** Of the folder or the nearest one above it that exists. */
  readonly diskOf?: (folder: string) => Disk
  /** Whether this user may read and write the file. */
  readonly mayUse?: (file: string) => boolean
}

export function checkSqlite(directory: string, { diskOf = statDisk, mayUse = isUsable }: Looks = {}): readonly Finding[] {
  const folder = resolve(directory)
  const standing = nearestStanding(folder)
  const fault = folderFault(folder, standing)
  if (fault !== null) return [fault]
  const disk = diskOf(standing)
  const share = folder.startsWith('\\\\') ? 'SMB' : networkTypes.get(disk.type)
  if (share !== undefined) {
    return [
      problem(
        part,
        `${folder} is on a network share (${share}): SQLite loses data there.`,
        'Point COMMONPLACE_DATA at a local disk, or use Cosmos DB (COSMOS_ENDPOINT).',
      ),
    ]
  }
  const file = join(folder, sqliteFileName)
  if (!existsSync(file)) return [newFile(folder), ...roomFinding(standing, disk)]
  return [rightsFault(file, mayUse) ?? fileFinding(file), ...othersFinding(folder, file), ...roomFinding(standing, disk)]
}

function statDisk(folder: string): Disk {
  const { type, bavail, bsize } = statfsSync(folder)
  return { type, freeBytes: bavail * bsize }
}

function nearestStanding(folder: string): string {
  let at = folder
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at)
  return at
}

/** Found out by writing: rights on paper say little on a mounted disk. */
function folderFault(folder: string, standing: string): Finding | null {
  if (!statSync(standing).isDirectory()) return problem(part, `${standing} is a file, not a folder.`, 'Point COMMONPLACE_DATA at a folder.')
  const probe = join(standing, `.commonplace-doctor-${randomUUID()}`)
  try {
    if (standing === folder) writeFileSync(probe, '')
    else mkdirSync(probe)
    rmSync(probe, { recursive: true })
    return null
  } catch {
    return problem(part, `${standing} can\u2019t be written.`, elsewhere)
  }
}

function isUsable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK | constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** The folder may be written and the file not, as after a restore by another user. */
function rightsFault(file: string, mayUse: (file: string) => boolean): Finding | null {
  const closed = ['', '-wal', '-shm'].map((beside) => file + beside).find((path) => existsSync(path) && !mayUse(path))
  if (closed === undefined) return null
  return problem(
    part,
    `This user can\u2019t write ${closed}, and the service doesn\u2019t start then.`,
    `Give it to the service\u2019s user: chown USER ${closed}`,
  )
}

/** Where the folder is closed to others, the modes of the file don't matter. */
function othersFinding(folder: string, file: string): readonly Finding[] {
  if (process.platform === 'win32' || (statSync(folder).mode & 0o001) === 0 || (statSync(file).mode & 0o004) === 0) return []
  return [
    warning(
      part,
      `Other users of this machine can read ${file}, private notebooks too.`,
      `Close it to them: chmod 700 ${folder} && chmod 600 ${file}*`,
    ),
  ]
}

const newFile = (folder: string): Finding => ok(part, `SQLite. There is no database in ${folder} yet: the first start makes it.`)

function fileFinding(file: string): Finding {
  try {
    const database = new DatabaseSync(file, { readOnly: true, timeout: 2_000 })
    try {
      return soundness(file, database)
    } finally {
      database.close()
    }
  } catch (error) {
    const isDamaged = error instanceof Error && 'errcode' in error && [11, 26].includes(Number(error.errcode) & 0xff)
    return isDamaged
      ? damaged(file, 'it is not a SQLite database, or its first page is broken')
      : problem(part, `${file} can\u2019t be opened.`, `${elsewhere} Look for another program that holds the file.`)
  }
}

function soundness(file: string, database: DatabaseSync): Finding {
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0)
  if (version > schemaSteps.length) {
    return problem(
      part,
      `${file} was written by a newer release (file version ${version}; this one knows ${schemaSteps.length}).`,
      'Install that release or a later one, or put back a backup from before the upgrade, with this release\u2019s `npm run restore`.',
    )
  }
  const verdict = String(database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'] ?? '')
  if (verdict !== 'ok') return damaged(file, 'SQLite\u2019s own check fails')
  const upgrade = version < schemaSteps.length ? ` The next start brings it from version ${version} to ${schemaSteps.length}.` : ''
  return ok(part, `SQLite. ${file} is sound, version ${version}.${upgrade}`)
}

const damaged = (file: string, how: string): Finding =>
  problem(
    part,
    `${file} is damaged: ${how}.`,
    'Stop the service, keep a copy of the file and of those beside it (-wal, -shm), and put back the last backup.',
  )

function roomFinding(standing: string, { freeBytes }: Disk): readonly Finding[] {
  if (freeBytes >= gigabyte) return []
  const free = `${Math.floor(freeBytes / 1024 ** 2)} MB`
  return [
    warning(
      part,
      `Only ${free} are free on the disk of ${standing}.`,
      'Free some space, or enlarge the disk: what can\u2019t be written is refused.',
    ),
  ]
}

/** Backs up, restores or exports, says which step it has come to, and stands still there until it is killed; with a signal, sends it to itself and goes on. */
import { writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeBackup } from '#bot/commands/make-backup.ts'
import { exportTo } from '#bot/commands/migrate-documents.ts'
import { restoreBackup } from '#bot/commands/restore-backup.ts'

const [what = '', database = '', backup = '', wanted = '', signal] = process.argv.slice(2)
const clock = { nowMs: () => Date.parse('2026-11-25T09:00:00.000Z') }
const onStep = (step: string): void => {
  if (step !== wanted) return
  if (signal !== undefined) {
    process.kill(process.pid, signal)
    return
  }
  writeSync(1, `AT ${step}\n`)
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

if (what === 'backup') await makeBackup({ database, target: backup, isForced: true, clock, onStep })
else if (what === 'export')
  await exportTo(
    { config: { store: { kind: 'sqlite', directory: dirname(database) }, tenants: [] }, clock, onProgress: () => onStep('reading') },
    backup,
  )
else await restoreBackup({ backup, database, clock, onStep })

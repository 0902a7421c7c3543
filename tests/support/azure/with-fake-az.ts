/** A folder for `PATH` in which `az` is the fake one, and a look at what it keeps. */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FakeAzState } from './fake-az.ts'

export type FakeAz = {
  /** For whoever runs `az`. */
  readonly environment: Readonly<Record<string, string>>
  readonly state: () => FakeAzState
  readonly change: (apply: (state: FakeAzState) => void) => void
  /** Each command since the last look. */
  readonly commands: () => readonly string[]
  readonly remove: () => void
}

export const testTenant = '6f0c4d1e-0000-4000-8000-000000000001'

export function createFakeAz(): FakeAz {
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-az-'))
  const stateFile = join(folder, 'state.json')
  const log = `${stateFile}.log`
  const script = fileURLToPath(new URL('fake-az.ts', import.meta.url))
  writeFileSync(join(folder, 'az'), `#!/bin/sh\nexec "${process.execPath}" "${script}" "$@"\n`)
  writeFileSync(join(folder, 'az.cmd'), `@"${process.execPath}" "${script}" %*\r\n`)
  chmodSync(join(folder, 'az'), 0o755)
  const write = (state: FakeAzState): void => writeFileSync(stateFile, JSON.stringify(state))
  const read = (): FakeAzState => JSON.parse(readFileSync(stateFile, 'utf8')) as FakeAzState
  write({
    tenantId: testTenant,
    isSignedIn: true,
    mayWrite: true,
    lag: 0,
    hasSite: true,
    policyDomains: null,
    applications: [],
    servicePrincipals: [],
  })
  return {
    environment: { PATH: folder, FAKE_AZ_STATE: stateFile },
    state: read,
    change: (apply) => {
      const state = read()
      apply(state)
      write(state)
    },
    commands: () => {
      const lines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []
      rmSync(log, { force: true })
      return lines
    },
    remove: () => rmSync(folder, { recursive: true }),
  }
}

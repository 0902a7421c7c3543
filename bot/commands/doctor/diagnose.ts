/** All looks at an installation: side by side where they don't need each other, and none that can't tell anything any more. */
import type { Config } from '#bot/config/config.ts'
import { inTime } from '#bot/ports/in-time.ts'
import { checkAddress, checkReady } from './check-address.ts'
import { checkAppCertificate } from './check-app-certificate.ts'
import { checkAuthority } from './check-authority.ts'
import { checkCosmos } from './check-cosmos.ts'
import { checkIdentity } from './check-identity.ts'
import { checkMessages } from './check-messages.ts'
import { checkPackage } from './check-package.ts'
import { checkPages } from './check-pages.ts'
import { checkNode, checkSettings } from './check-settings.ts'
import { checkSqlite } from './check-sqlite.ts'
import { checkToken } from './check-token.ts'
import { hostOf, type DoctorDeps } from './deps.ts'
import { isProblem, problem, skipped, type Finding, type Part } from './finding.ts'
import { parts } from './parts.ts'

type EntraMode = Extract<Config, { readonly mode: 'entra' }>

/** Longer than any check may take. */
const patienceMs = 19_000
const ofAddress: readonly Part[] = [parts.ready, parts.messages, parts.pages]
const ofTenant: readonly Part[] = [parts.identity, parts.authority, parts.clock, parts.token, parts.address, ...ofAddress, parts.package]

/** @returns in the order of parts.ts; at least one finding for each part that applies */
export async function diagnose(deps: DoctorDeps): Promise<readonly Finding[]> {
  const { config, findings } = checkSettings(deps)
  const first = [checkNode(deps), ...findings]
  if (config === null) return [...first, ...skippedAll([...ofTenant, parts.store], `Not looked at: see *${parts.configuration.title}*.`)]
  const network =
    config.mode === 'entra'
      ? await lookOutside(deps, config)
      : skippedAll(ofTenant, 'Local mode has no tenant: there is nothing to look at.')
  // SQLite last, since it holds the process while it reads the file.
  const store = config.mode === 'local' || config.store.kind === 'sqlite' ? await stored(deps, config) : []
  return inOrder([...first, ...network, ...store])
}

async function lookOutside(deps: DoctorDeps, config: EntraMode): Promise<readonly Finding[]> {
  const { entra } = config
  const groups = await Promise.all([
    guarded(parts.identity, async () => checkIdentity(deps, entra)),
    signIn(deps, config),
    config.store.kind === 'cosmos' ? stored(deps, config) : [],
    outside(deps),
    guarded(parts.package, () => checkPackage(deps, entra)),
  ])
  return groups.flat()
}

/** The token comes from where the keys come from, and a certificate that has expired is refused there. */
async function signIn(deps: DoctorDeps, { entra }: EntraMode): Promise<readonly Finding[]> {
  const certificate = await guarded(parts.certificate, async () => [checkAppCertificate(deps, entra)].filter((finding) => finding !== null))
  const authority = await guarded(parts.authority, () => checkAuthority(deps, entra))
  const before = [...certificate, ...authority]
  const reason = before.find(isProblem)
  const token =
    reason === undefined
      ? await guarded(parts.token, async () => [await checkToken(deps, entra)])
      : [skipped(parts.token, `Not tried: see *${reason.title}*.`)]
  return [...before, ...token]
}

async function outside(deps: DoctorDeps): Promise<readonly Finding[]> {
  const host = hostOf(deps)
  if (host === null) return skippedAll([parts.address, ...ofAddress], 'Not looked at: COMMONPLACE_HOST is not set.')
  const address = await guarded(parts.address, () => checkAddress(deps, host))
  const reason = address.find(isProblem)
  if (reason !== undefined) return [...address, ...skippedAll(ofAddress, `Not looked at: see *${reason.title}*.`)]
  const below = await Promise.all([
    guarded(parts.ready, async () => [await checkReady(deps, host)]),
    guarded(parts.messages, async () => [await checkMessages(deps, host)]),
    guarded(parts.pages, async () => [await checkPages(deps, host)]),
  ])
  return [...address, ...below.flat()]
}

const skippedAll = (left: readonly Part[], why: string): readonly Finding[] => left.map((part) => skipped(part, why))

const stored = (deps: DoctorDeps, { store }: Config): Promise<readonly Finding[]> =>
  guarded(parts.store, async () => (store.kind === 'sqlite' ? checkSqlite(store.directory) : checkCosmos(deps, store)))

/** A fault of the doctor itself is told as a problem, without its message, which may quote anything. */
async function guarded(part: Part, check: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  try {
    return await inTime(check(), patienceMs)
  } catch (error) {
    const kind = error instanceof Error ? error.name : typeof error
    const place = error instanceof Error ? (/\((?:file:\/\/)?.*?(bot\/.+:\d+):\d+\)/u.exec(error.stack ?? '')?.[1] ?? null) : null
    return [problem(part, `This check itself failed (${kind}${place === null ? '' : ` at ${place}`}).`, 'Please report it with this line.')]
  }
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const order = Object.values(parts).map(({ check }): string => check)
  return findings.toSorted((left, right) => order.indexOf(left.check) - order.indexOf(right.check))
}

/** Microsoft's sign-in: whether the keys by which tokens are checked can be had, whether the tenant exists, and what time it is there. */
import type { EntraConfig } from '#bot/ports/entra-config.ts'
import type { Reply } from './ask.ts'
import type { DoctorDeps } from './deps.ts'
import { ok, problem, skipped, warning, type Finding } from './finding.ts'
import { noAnswer } from './no-answer.ts'
import { parts } from './parts.ts'

type Deps = Pick<DoctorDeps, 'ask' | 'authority' | 'nowMs'>

const part = parts.authority
const openTheWay = 'The service needs to reach login.microsoftonline.com and login.botframework.com on port 443.'

/** @returns the clock's finding as well, since the answers tell the time */
export async function checkAuthority(deps: Deps, entra: EntraConfig): Promise<readonly Finding[]> {
  const { ask, authority } = deps
  const [issuer] = authority.issuers(entra.tenantId)
  const startedMs = deps.nowMs()
  const asked = [authority.botMetadataUrl, `${issuer}/.well-known/openid-configuration`, authority.keysUrl(entra.tenantId)]
  const [bot, tenant, keys] = await Promise.all(asked.map((url) => settled(ask(url))))
  const middleMs = (startedMs + deps.nowMs()) / 2
  const ofTenant = tenantFinding(tenant, entra)
  const findings = blocked(bot, tenant) ?? [botFinding(bot), ofTenant ?? keysFinding(keys)].filter((finding) => finding !== null)
  const said = [tenant, bot, keys].map((answer) => dateOf(answer)).find((date) => date !== null) ?? null
  return [
    ...(findings.length > 0 ? findings : [ok(part, 'The keys of the Bot Framework and of the tenant can be read.')]),
    clockFinding(said, middleMs),
  ]
}

type Settled = { readonly reply: Reply } | { readonly error: unknown }

const settled = (asking: Promise<Reply>): Promise<Settled> =>
  asking.then(
    (reply) => ({ reply }),
    (error: unknown) => ({ error }),
  )

/** A network that lets neither through is one problem, and not two. */
function blocked(bot: Settled | undefined, tenant: Settled | undefined): readonly Finding[] | null {
  if (bot === undefined || tenant === undefined || 'reply' in bot || 'reply' in tenant) return null
  const { why } = noAnswer(bot.error)
  if (noAnswer(tenant.error).why !== why) return null
  return [
    problem(
      part,
      `Microsoft\u2019s sign-in (login.botframework.com, login.microsoftonline.com) can\u2019t be reached: ${why}.`,
      openTheWay,
    ),
  ]
}

function botFinding(answer: Settled | undefined): Finding | null {
  return faultOf(answer, 'The Bot Framework\u2019s sign-in (login.botframework.com)', 'jwks_uri')
}

function tenantFinding(answer: Settled | undefined, { tenantId }: EntraConfig): Finding | null {
  if (answer !== undefined && 'reply' in answer && (answer.reply.status === 400 || answer.reply.status === 404)) {
    return problem(
      part,
      `Entra knows no tenant ${tenantId}.`,
      'Copy *Directory (tenant) ID* into MicrosoftAppTenantId: Entra admin centre, App registrations, your app, Overview.',
    )
  }
  return faultOf(answer, 'The tenant\u2019s sign-in (login.microsoftonline.com)', null)
}

function keysFinding(answer: Settled | undefined): Finding | null {
  return faultOf(answer, 'The list of the tenant\u2019s keys', 'keys')
}

/** @param field - what the JSON has to have; null when any will do */
function faultOf(answer: Settled | undefined, who: string, field: string | null): Finding | null {
  if (answer === undefined || 'error' in answer) {
    const { why } = noAnswer(answer?.error)
    return problem(part, `${who} can\u2019t be reached: ${why}.`, openTheWay)
  }
  const { status, body } = answer.reply
  if (status !== 200)
    return problem(part, `${who} answered ${status}.`, `${openTheWay} Behind a proxy, look for what it answers by itself.`)
  if (!hasField(body, field))
    return problem(part, `${who} answered with something else than its JSON.`, `${openTheWay} Look for a proxy that answers by itself.`)
  return null
}

function hasField(body: string, field: string | null): boolean {
  try {
    const parsed: unknown = JSON.parse(body)
    return typeof parsed === 'object' && parsed !== null && (field === null || field in parsed)
  } catch {
    return false
  }
}

function dateOf(answer: Settled | undefined): number | null {
  if (answer === undefined || 'error' in answer) return null
  const saidMs = Date.parse(answer.reply.headers['date'] ?? '')
  return Number.isNaN(saidMs) ? null : saidMs
}

/** Tokens hold for an hour at most, and five minutes of difference are borne with. */
function clockFinding(saidMs: number | null, nowMs: number): Finding {
  if (saidMs === null) return skipped(parts.clock, 'Nobody answered who could tell the time.')
  // The header has whole seconds: on average it is half a second old.
  const seconds = Math.round((nowMs - saidMs - 500) / 1_000)
  const difference = `This machine\u2019s clock is ${Math.abs(seconds)} s ${seconds < 0 ? 'behind' : 'ahead of'} Microsoft\u2019s`
  const next = 'Switch on time synchronisation (`timedatectl set-ntp true`; Windows: `w32tm /resync`).'
  if (Math.abs(seconds) > 300) return problem(parts.clock, `${difference}: tokens count as expired or not yet valid.`, next)
  if (Math.abs(seconds) > 60) return warning(parts.clock, `${difference}.`, next)
  return ok(parts.clock, Math.abs(seconds) <= 1 ? 'It agrees with Microsoft\u2019s.' : `${difference}, which does no harm.`)
}

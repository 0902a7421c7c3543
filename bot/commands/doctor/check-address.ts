/** The public address, as Teams and the browsers of people see it: does the service answer, by a certificate that lasts, and is it ready? */
import { dayOf, daysUntil } from './days.ts'
import type { Reply } from './ask.ts'
import type { DoctorDeps } from './deps.ts'
import { ok, problem, warning, type Finding } from './finding.ts'
import { noAnswer } from './no-answer.ts'
import { parts } from './parts.ts'

type Deps = Pick<DoctorDeps, 'ask' | 'nowMs'>

const warnBelowDays = 14

/** @returns the first finding is about the address itself: when it is a problem, nothing below it can be looked at */
export async function checkAddress({ ask, nowMs }: Deps, host: string): Promise<readonly [Finding, ...Finding[]]> {
  const url = `https://${host}/health/live`
  try {
    const reply = await ask(url)
    return [liveFinding(reply, url), ...certificateFinding(reply, nowMs())]
  } catch (error) {
    const { why, next } = noAnswer(error)
    return [
      problem(
        parts.address,
        `${url} can\u2019t be reached: ${why}.`,
        `${next} COMMONPLACE_HOST has to be the domain under which the service is reached from outside.`,
      ),
    ]
  }
}

function liveFinding({ status, headers, body }: Reply, url: string): Finding {
  if (status === 200 && fieldOf(body, 'status') === 'live') return ok(parts.address, `${url} answers.`)
  if (status === 200)
    return problem(
      parts.address,
      `${url} answers, but it is not Commonplace.`,
      'Check COMMONPLACE_HOST, and where the domain and the proxy lead to.',
    )
  if (status >= 300 && status < 400) {
    return problem(
      parts.address,
      `${url} is redirected${headers['location'] === undefined ? '' : ' elsewhere'}: Teams follows no redirects.`,
      'Switch off the sign-in or redirect in front of the service (App Service: Settings, Authentication), and let every path through.',
    )
  }
  return problem(parts.address, `${url} answers ${status}.`, nextOf(status))
}

function nextOf(status: number): string {
  if (status === 401)
    return 'Switch off the sign-in in front of the service (App Service: Settings, Authentication): Commonplace checks who calls by itself.'
  if (status === 403)
    return 'Start the App Service if it is stopped, and let everybody in on its Networking page: Teams has no fixed addresses.'
  if (status === 404) return 'Deploy the service to this host, and check that the domain leads to it.'
  if (status === 429) return 'Wait a minute and try again.'
  return 'The proxy answers but the service does not: read its log (App Service: Monitoring, Log stream). It has to listen on PORT, which App Service sets by itself.'
}

function certificateFinding({ certificateEndsAtMs }: Reply, nowMs: number): readonly Finding[] {
  if (certificateEndsAtMs === null) return []
  const days = daysUntil(certificateEndsAtMs, nowMs)
  const day = dayOf(certificateEndsAtMs)
  if (days >= warnBelowDays) return [ok(parts.https, `It holds until ${day}.`)]
  return [
    warning(
      parts.https,
      `It expires on ${day}, in ${days} days.`,
      'Renew it, or find out why it was not renewed (App Service: Settings, Certificates). Without it Teams shows nothing.',
    ),
  ]
}

/** `/health/ready` of the running service, which is told apart from what this process sees itself. */
export async function checkReady({ ask }: Pick<DoctorDeps, 'ask'>, host: string): Promise<Finding> {
  const url = `https://${host}/health/ready`
  try {
    const { status } = await ask(url)
    if (status === 200) return ok(parts.ready, 'The running service is ready.')
    return problem(
      parts.ready,
      `${url} answers ${status}: the running service can\u2019t do its work.`,
      'Look for *the store does not answer* in its log (App Service: Monitoring, Log stream). Settings that were changed count after a restart.',
    )
  } catch (error) {
    const { why, next } = noAnswer(error)
    return problem(parts.ready, `${url} gave no answer: ${why}.`, next)
  }
}

function fieldOf(body: string, field: string): unknown {
  try {
    const parsed: unknown = JSON.parse(body)
    return typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, field) : undefined
  } catch {
    return undefined
  }
}

/** The messaging endpoint: from outside, without a token, it must refuse, and it must be Commonplace that does. */
import type { Reply } from './ask.ts'
import type { DoctorDeps } from './deps.ts'
import { ok, problem, type Finding } from './finding.ts'
import { noAnswer } from './no-answer.ts'
import { parts } from './parts.ts'

const part = parts.messages
const inFront = 'Look at what stands in front of the service (Front Door, Application Gateway, a proxy)'

export async function checkMessages({ ask }: Pick<DoctorDeps, 'ask'>, host: string): Promise<Finding> {
  const url = `https://${host}/api/messages`
  try {
    return replyFinding(await ask(url, { method: 'POST', body: '{}' }), url)
  } catch (error) {
    const { why, next } = noAnswer(error)
    return problem(part, `${url} gave no answer: ${why}.`, next)
  }
}

function replyFinding({ status, headers }: Reply, url: string): Finding {
  const isPage = (headers['content-type'] ?? '').includes('text/html')
  if (status === 401 && !isPage) {
    return ok(
      part,
      `${url} refuses who has no token, as it should. The same address has to stand in the Azure Bot: Settings, Configuration, Messaging endpoint.`,
    )
  }
  if (status === 401 || (status >= 300 && status < 400)) {
    return problem(
      part,
      `${url} is answered by a sign-in page or a redirect in front of the service: Teams\u2019 messages never arrive.`,
      'Switch it off for this path (App Service: Settings, Authentication; a proxy: let /api/ through untouched).',
    )
  }
  if (status >= 200 && status < 300) {
    return problem(
      part,
      `${url} takes messages from anybody: it answered ${status} without a token.`,
      `${inFront}: it may answer by itself, or send to another program than Commonplace.`,
    )
  }
  if (status === 404)
    return problem(
      part,
      `There is nothing at ${url} (404).`,
      `${inFront}: it has to pass on paths as they are. Check that this is the service, not another app on the host.`,
    )
  if (status === 405) return problem(part, `${url} does not take POST (405).`, `${inFront}: it has to pass on POST.`)
  if (status === 403)
    return problem(
      part,
      `${url} is forbidden (403), which the service never says there.`,
      `${inFront}, its firewall rules above all: Teams has no fixed addresses, and its messages can look odd to a rule.`,
    )
  if (status === 429)
    return problem(
      part,
      `${url} refuses because it was asked too often (429).`,
      'Wait a minute and try again; if it lasts, set PROXY_HOPS to the number of proxies in front of the service, so that not all of Teams counts as one caller.',
    )
  if (status >= 500) return problem(part, `${url} fails (${status}).`, 'Read the service\u2019s log (App Service: Monitoring, Log stream).')
  return problem(part, `${url} answered ${status} where 401 is right.`, `${inFront}.`)
}

/** The tab's pages: built, and allowed to be shown inside of Teams, with nothing in between that forbids it. */
import type { Reply } from './ask.ts'
import type { DoctorDeps } from './deps.ts'
import { ok, problem, type Finding } from './finding.ts'
import { noAnswer } from './no-answer.ts'
import { parts } from './parts.ts'

const part = parts.pages
/** Of the hosts that may frame the tab, one that every Teams needs and one that new Teams needs. See http/content-security-policy.ts. */
const framers = ['https://teams.microsoft.com', 'https://*.cloud.microsoft']
const leaveHeaders = 'Let the service\u2019s own headers through as they are, in Front Door, Application Gateway or the proxy.'

export async function checkPages({ ask }: Pick<DoctorDeps, 'ask'>, host: string): Promise<Finding> {
  const url = `https://${host}/tab/week`
  try {
    return replyFinding(await ask(url), url)
  } catch (error) {
    const { why, next } = noAnswer(error)
    return problem(part, `${url} gave no answer: ${why}.`, next)
  }
}

function replyFinding({ status, headers }: Reply, url: string): Finding {
  if (status !== 200 || !(headers['content-type'] ?? '').includes('text/html')) {
    return problem(
      part,
      `${url} answers ${status} and no page.`,
      'Build the pages where the service is built (`npm run build`), and check that the proxy passes on /tab/.',
    )
  }
  const frameOptions = headers['x-frame-options']
  if (frameOptions !== undefined) {
    return problem(
      part,
      `Something in between adds X-Frame-Options: ${frameOptions.slice(0, 40)}, so Teams can\u2019t show the tab. The service never sends it.`,
      `Take that header out. ${leaveHeaders}`,
    )
  }
  // Several headers come as one with commas between them; each of them has to allow it.
  const policies = (headers['content-security-policy'] ?? '')
    .split(',')
    .flatMap((policy) => /frame-ancestors ([^;]*)/u.exec(policy)?.[1] ?? [])
  if (policies.length === 0)
    return problem(part, 'The page arrives without the policy that says who may show it (Content-Security-Policy).', leaveHeaders)
  const isAllowed = policies.every((policy) => framers.every((framer) => policy.split(/\s+/u).includes(framer)))
  if (!isAllowed)
    return problem(
      part,
      'Another Content-Security-Policy than the service\u2019s arrives, and it doesn\u2019t let Teams show the tab.',
      leaveHeaders,
    )
  return ok(part, `${url} is served, and Teams may show it.`)
}

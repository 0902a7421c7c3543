/** Carries activities to the bot with Teams' patience: 5 s for an invoke, 15 s for a message, and never a word to the bot when it was late. */
import type { Activity } from './activities.ts'

export type InvokeOutcome =
  | { readonly outcome: 'answered'; readonly status: number; readonly body: unknown }
  /** No answer in time. Whatever the bot still says is dropped. */
  | { readonly outcome: 'late' }
  | { readonly outcome: 'unreachable' }

export type Patience = { readonly invokeMs: number; readonly messageMs: number }

/** Teams drops what comes later than this. */
export const teamsPatience: Patience = { invokeMs: 5_000, messageMs: 15_000 }

/** Submits, which Teams sends up to twice more when no answer came in time. */
const retriedInvokes: readonly string[] = ['composeExtension/submitAction', 'task/submit']

export type Delivery = {
  /**
   * Asks the bot. A submit that timed out is sent again, up to twice: the same value under a new activity id and time.
   * @param build - makes the activity afresh for each try
   */
  readonly invoke: (name: string, build: () => Activity) => Promise<InvokeOutcome>
  /** Sends a message or an event; once more when no answer came in time. False when the bot did not take it. */
  readonly send: (build: () => Activity) => Promise<boolean>
}

export function createDelivery(given: {
  readonly botUrl: () => string
  readonly fetch: typeof fetch
  readonly patience: Patience
}): Delivery {
  const post = async (activity: Activity, timeoutMs: number): Promise<InvokeOutcome> => {
    const timeout = AbortSignal.timeout(timeoutMs)
    try {
      const reply = await given.fetch(`${given.botUrl()}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(activity),
        signal: timeout,
      })
      return { outcome: 'answered', status: reply.status, body: readBody(await reply.text()) }
    } catch (error) {
      if (timeout.aborted) return { outcome: 'late' }
      // fetch throws a TypeError for every network fault; anything else is a fault of ours and flies.
      if (error instanceof TypeError) return { outcome: 'unreachable' }
      throw error
    }
  }

  return {
    invoke: async (name, build) => {
      const tries = retriedInvokes.includes(name) ? 3 : 1
      let answer: InvokeOutcome = { outcome: 'late' }
      for (let attempt = 0; attempt < tries && answer.outcome === 'late'; attempt += 1) {
        answer = await post(build(), given.patience.invokeMs)
      }
      return answer
    },
    send: async (build) => {
      const activity = build()
      let answer = await post(activity, given.patience.messageMs)
      if (answer.outcome === 'late') answer = await post(activity, given.patience.messageMs)
      return answer.outcome === 'answered' && answer.status < 300
    },
  }
}

/** JSON where it is JSON, else the text itself; undefined when there was none. */
function readBody(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return text
    throw error
  }
}

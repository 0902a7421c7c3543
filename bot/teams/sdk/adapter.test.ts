/** Whatever fails behind the door, the caller gets an answer and the process lives. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import { limits } from '#domain/limits.ts'
import { localTenantId } from '#bot/ports/local-tenant.ts'
import type { TurnAnswer } from '#bot/teams/turn.ts'
import { recordingLog } from '#tests/support/recording-log.ts'
import type { Activity } from '#tests/support/teams/activities/activity.ts'
import { openForm, query, submitForm } from '#tests/support/teams/activities/extension.ts'
import { personalMessage } from '#tests/support/teams/activities/messages.ts'
import { ada } from '#tests/support/teams/cast.ts'
import { dialogOf, sentenceOf } from '#tests/support/teams/read-answers.ts'
import { createTeamsDoor } from './adapter.ts'
import { localTrust } from './trust.ts'

afterEach(() => vi.useRealTimers())

const sentence = 'Something went wrong on our side.'
const wordsOf = (answer: { readonly status: number; readonly body: unknown }): string => dialogOf(answer).words

function doorTo(onTurn: () => Promise<TurnAnswer>) {
  const log = recordingLog()
  const onFailure = (): TurnAnswer => {
    throw new Error('a card is too large')
  }
  const { route } = createTeamsDoor({ trust: localTrust(localTenantId), log: log.log, onTurn, onFailure })
  const post = async (activity: Activity) => {
    const body = { serviceUrl: 'http://127.0.0.1:9/', ...activity }
    const { status, body: answer } = await route.handle({
      method: 'POST',
      params: {},
      query: new URLSearchParams(),
      headers: {},
      body,
      requestId: 'request',
    })
    return { status, body: answer }
  }
  return { log, post }
}

describe('when even the answer to a failure fails', () => {
  const invokes: [string, Activity, (answer: { status: number; body: unknown }) => string][] = [
    ['find', query(ada, 'personal', 'k4'), sentenceOf],
    ['opening the form', openForm(ada, 'personal'), wordsOf],
    ['sending the form', submitForm(ada, 'personal', { title: 'K4' }), wordsOf],
  ]

  test.each(invokes)('%s gets a sentence', async (_what, activity, read) => {
    const { log, post } = doorTo(() => Promise.reject(new Error('no store')))
    expect(read(await post(activity))).toBe(sentence)
    expect(log.entries).toMatchObject([{ level: 'error', event: 'turn.failure-failed' }])
  })

  test.each(invokes)('%s gets a sentence after the budget, and the process lives', async (_what, activity, read) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const reached = Promise.withResolvers<void>()
    const { log, post } = doorTo(() => {
      reached.resolve()
      return new Promise<never>(() => undefined)
    })
    const answer = post(activity)
    await reached.promise
    await vi.advanceTimersByTimeAsync(limits.invokeBudgetMs)
    expect(read(await answer)).toBe(sentence)
    expect(log.entries).toMatchObject([{ level: 'error', event: 'turn.failure-failed' }])
  })

  test('a message gets nothing', async () => {
    const { post } = doorTo(() => Promise.reject(new Error('no store')))
    expect(await post(personalMessage(ada, 'hi'))).toEqual({ status: 200, body: undefined })
  })
})

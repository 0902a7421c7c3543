/** When something behind a turn fails or hangs: a sentence in time, nothing of the inside, and what was typed is kept. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import { limits } from '#domain/limits.ts'
import { StoreError } from '#bot/ports/document-store.ts'
import { connectorTimeoutMs } from '#bot/teams/sdk/connector-clients.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { interceptedStore, type StoreCall } from '#tests/support/store/intercepted-store.ts'
import type { Activity, Place } from '#tests/support/teams/activities/activity.ts'
import { executeAction, initialRun, openForm, query, queryLink, submitForm } from '#tests/support/teams/activities/extension.ts'
import { installationUpdate, membersAdded } from '#tests/support/teams/activities/installation.ts'
import { personalMessage } from '#tests/support/teams/activities/messages.ts'
import { ada, ben, north, south } from '#tests/support/teams/cast.ts'
import { cardOf, dialogOf, resultsOf, sentenceOf, titlesOf, wordsOf } from '#tests/support/teams/read-answers.ts'

let app: StartedApp
afterEach(() => app.stop())

const inNorth: Place = { team: north }
const form = { submissionId: 'form-of-ada-0001', teamId: north.teamId, title: 'Defrost K4', why: 'When it beeps', kind: 'aid' }
const submit = (): Activity => submitForm(ada, inNorth, form)
const shared = async (): Promise<readonly string[]> => titlesOf(await app.post(initialRun(ada, inNorth)))

/** Starts the app with the north in it; from then on, until `off`, `fault` stands before every call of the store. */
async function startWith(
  fault: (call: StoreCall, proceed: () => Promise<unknown>) => Promise<unknown>,
): Promise<{ readonly off: () => void }> {
  let isOn = false
  app = await startApp({ wrapStore: interceptedStore((call, _args, proceed) => (isOn ? fault(call, proceed) : proceed())) })
  await app.install(north, [ada, ben])
  isOn = true
  return { off: () => void (isOn = false) }
}

describe('a fault of the program', () => {
  const secret = 'AccountKey=c2VjcmV0'
  const start = () => startWith(() => Promise.reject(new Error(`connect failed: ${secret} in /srv/app/bot/store.ts`)))

  test.each<[string, Activity, (answer: { status: number; body: unknown }) => string]>([
    ['find', query(ada, inNorth, 'k4'), sentenceOf],
    ['opening the form', openForm(ada, inNorth), (answer) => dialogOf(answer).words],
    ['sending the form', submit(), (answer) => dialogOf(answer).words],
  ])('in %s is said in general words with a reference', async (_where, activity, wordsOf) => {
    await start()
    const answer = await app.post(activity)
    expect(wordsOf(answer)).toContain('Something went wrong on our side.')
    const logged = app.log.entries.find(({ event }) => event === 'turn.failed')
    expect(logged).toMatchObject({ level: 'error', code: 'unexpected' })
    if (activity['name'] !== 'composeExtension/query') expect(JSON.stringify(answer.body)).toContain(String(logged?.['reference']))
  })

  test('M27: in what is written to the bot is said in general words with a reference, once', async () => {
    await start()
    const before = app.connector.sent().length
    expect((await app.post(personalMessage(ada, 'note The coil sensor again'))).status).toBe(200)
    const [reply, ...others] = app.connector.sent().slice(before)
    expect(others).toEqual([])
    const words = wordsOf(cardOf(reply?.activity ?? {}))
    expect(words).toContain('Something went wrong on our side.')
    expect(words).toContain(String(app.log.entries.find(({ event }) => event === 'turn.failed')?.['reference']))
  })

  test('leaves nothing of itself in any answer or message', async () => {
    await start()
    const activities = [
      query(ada, inNorth, 'k4'),
      openForm(ada, 'groupChat'),
      submit(),
      personalMessage(ada, 'hi'),
      installationUpdate(north, ada, 'add'),
    ]
    const answers = await Promise.all([...activities, membersAdded(north, ada, [ben])].map((activity) => app.post(activity)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 503, 503])
    const outside = JSON.stringify([answers.map(({ body, headers }) => [body, [...headers]]), app.connector.requests])
    expect(outside).not.toMatch(/AccountKey|connect failed|\/srv\/|at .+\.ts/u)
    expect((await app.api('/api/me', { as: ada })).body).toMatchObject({ code: 'unexpected' })
  })

  test('is not taken for done when it kept an installation from being stored: told again, it counts', async () => {
    const { off } = await start()
    const lost = await app.post(installationUpdate(south, ada, 'add'))
    expect([lost.status, lost.headers.get('retry-after')]).toEqual([503, '30'])
    off()
    app.connector.setRoster(south, [ada])
    expect((await app.post(installationUpdate(south, ada, 'add'))).status).toBe(200)
    await app.settled()
    expect((await app.api(`/api/teams/${south.teamId}`, { as: ada })).status).toBe(200)
  })

  test('keeps the form, which can be sent again', async () => {
    const { off } = await start()
    const kept = dialogOf(await app.post(submit()))
    expect(kept.values).toMatchObject({ title: 'Defrost K4', why: 'When it beeps', kind: 'aid' })
    expect(kept.data).toEqual({ submissionId: form.submissionId, teamId: north.teamId })
    off()
    resultsOf(await app.post(submitForm(ada, inNorth, { ...kept.values, ...kept.data })))
    expect(await shared()).toEqual(['Defrost K4'])
  })

  test('keeps a form without a submission id as well, and gives it one', async () => {
    const { off } = await start()
    const { submissionId: _without, ...typed } = form
    const kept = dialogOf(await app.post(submitForm(ada, inNorth, typed)))
    expect(kept.values).toMatchObject({ title: 'Defrost K4', why: 'When it beeps', kind: 'aid' })
    off()
    const again = submitForm(ada, inNorth, { ...kept.values, ...kept.data })
    for (const activity of [again, again]) resultsOf(await app.post(activity))
    expect(await shared()).toEqual(['Defrost K4'])
  })
})

describe('a store that is busy', () => {
  test('is said in a sentence, and the form is kept', async () => {
    const { off } = await startWith(() => Promise.reject(new StoreError('throttled', '429', { retryAfterMs: 1_000 })))
    expect(dialogOf(await app.post(submit())).words).toContain('Saving and loading are slow right now.')
    expect(sentenceOf(await app.post(query(ada, inNorth, 'k4')))).toContain('Saving and loading are slow right now.')
    off()
    resultsOf(await app.post(submit()))
    expect(await shared()).toEqual(['Defrost K4'])
  })

  test('a save whose answer got lost is found again by the same form: one resource', async () => {
    const { off } = await startWith(async (call, proceed) => {
      const answer = await proceed()
      if (call === 'batch') throw new StoreError('unavailable', 'the answer got lost')
      return answer
    })
    const kept = dialogOf(await app.post(submit()))
    expect(kept.data['submissionId']).toBe(form.submissionId)
    off()
    resultsOf(await app.post(submitForm(ada, inNorth, { ...kept.values, ...kept.data })))
    expect(await shared()).toEqual(['Defrost K4'])
  })
})

describe('an invoke that takes too long', () => {
  /** Lets the budget pass once `reached` says that the turn is on its way; nothing waits for real. */
  async function afterBudget<Answer>(
    post: () => Promise<Answer>,
    reached: Promise<unknown>,
    budgetMs: number = limits.invokeBudgetMs,
  ): Promise<Answer> {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const answer = post()
      await reached
      await vi.advanceTimersByTimeAsync(budgetMs)
      return await answer
    } finally {
      vi.useRealTimers()
    }
  }

  test.each<[string, Activity, (answer: { status: number; body: unknown }) => string, string]>([
    ['find', query(ada, inNorth, 'k4'), sentenceOf, 'Search is slow right now. Try again in a moment.'],
    ['opening the form', openForm(ada, inNorth), (answer) => dialogOf(answer).words, 'This took too long.'],
    ['sending the form', submit(), (answer) => dialogOf(answer).words, 'What you typed is kept.'],
  ])('%s answers within four seconds while Teams’ connector hangs', async (_what, activity, wordsOf, sentence) => {
    app = await startApp()
    await app.install(north, [ada, ben])
    app.clock.advance(5 * 60_000)
    app.connector.fail('member', 'hang')
    expect(limits.invokeBudgetMs).toBeLessThan(5_000)
    const answer = await afterBudget(() => app.post(activity), app.connector.arrival('member'))
    expect(wordsOf(answer)).toContain(sentence)
  })

  /** From now on the store takes every call and never answers. @returns when the first one has come */
  async function startHanging(): Promise<{ readonly reached: Promise<void> }> {
    const { promise: reached, resolve } = Promise.withResolvers<void>()
    await startWith(() => {
      resolve()
      return new Promise(() => undefined)
    })
    return { reached }
  }

  const saidBy = ({ body }: { readonly body: unknown }): string => JSON.stringify(body)
  const button = executeAction(ada, 'groupChat', 'save', { teamId: north.teamId, resourceId: '01900000-0000-7000-8000-000000000000' })

  test.each<[string, Activity, (answer: { status: number; body: unknown }) => string, string]>([
    ['L3: find', query(ada, inNorth, 'k4'), sentenceOf, 'Search is slow right now. Try again in a moment.'],
    ['opening the form', openForm(ada, inNorth), (answer) => dialogOf(answer).words, 'This took too long.'],
    ['sending the form', submit(), (answer) => dialogOf(answer).words, 'What you typed is kept.'],
    ['a card’s button', button, saidBy, 'This took too long.'],
    [
      'unfolding a link',
      queryLink(ada, inNorth, `http://localhost/go/library/${north.teamId}/01900000-0000-7000-8000-000000000000`),
      saidBy,
      '"attachments":[]',
    ],
  ])('M27: %s is answered within four seconds while the store hangs', async (_what, activity, wordsOfAnswer, sentence) => {
    const { reached } = await startHanging()
    const answer = await afterBudget(() => app.post(activity), reached)
    expect(answer.status).toBe(200)
    expect(wordsOfAnswer(answer)).toContain(sentence)
  })

  test('however long the team’s id in the form is, the answer leaves in time and the form is kept', async () => {
    app = await startApp()
    await app.install(north, [ada, ben])
    app.clock.advance(5 * 60_000)
    app.connector.fail('member', 'hang')
    const forged = submitForm(ada, inNorth, { ...form, teamId: 'x'.repeat(45_000) })
    const kept = dialogOf(await afterBudget(() => app.post(forged), app.connector.arrival('member')))
    expect(kept.values).toMatchObject({ title: 'Defrost K4', why: 'When it beeps', kind: 'aid' })
    expect(JSON.stringify(kept.data).length).toBeLessThan(200)
  })

  test('what is saved after the answer left is there, and sending the kept form again makes no second', async () => {
    const [reached, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const { off } = await startWith(async (call, proceed) => {
      if (call !== 'batch') return proceed()
      reached.resolve()
      await released.promise
      return proceed()
    })
    const kept = dialogOf(await afterBudget(() => app.post(submit()), reached.promise))
    expect(kept.words).toContain('This took too long.')
    off()
    released.resolve()
    resultsOf(await app.post(submitForm(ada, inNorth, { ...kept.values, ...kept.data })))
    expect(await shared()).toEqual(['Defrost K4'])
  })

  test('M27: what is written to the bot is answered before Teams would send it again', async () => {
    const { reached } = await startHanging()
    const answer = await afterBudget(() => app.post(personalMessage(ada, 'note Slow')), reached, limits.turnBudgetMs)
    expect(answer.status).toBe(200)
    expect(wordsOf(cardOf(app.connector.sent().at(-1)?.activity ?? {}))).toContain('This took too long.')
  })

  test('M27: what Teams tells of teams is asked for again', async () => {
    const { reached } = await startHanging()
    const told = await afterBudget(() => app.post(installationUpdate(south, ada, 'add')), reached, limits.turnBudgetMs)
    expect([told.status, told.headers.get('retry-after')]).toEqual([503, '30'])
  })

  test('a hanging roster read ends by its own time limit and is tried again later', async () => {
    app = await startApp()
    app.connector.setRoster(north, [ada, ben])
    app.connector.fail('roster-page', 'hang', 1)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const arrived = app.connector.arrival('roster-page')
      await app.post(installationUpdate(north, ada, 'add'))
      await arrived
      await vi.advanceTimersByTimeAsync(connectorTimeoutMs)
      await app.settled()
    } finally {
      vi.useRealTimers()
    }
    expect(app.connector.sent()).toHaveLength(1)
    app.clock.advance(2_000)
    await app.settled()
    expect((await app.api('/api/me', { as: ben })).body).toMatchObject({ teams: [{ name: north.name }] })
  })
})

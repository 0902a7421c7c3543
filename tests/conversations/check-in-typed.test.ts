/** A check-in by typing: question after question, with back, skip and cancel; it goes on after a restart and hears each message once. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { currentCheckInReply, ownTimesReply, planReply } from '#domain/api/check-in-replies.ts'
import { en } from '#domain/texts/en.ts'
import { cardsFor, dataOf, friday, moveTo, press, setPlan, valueOf, wordsOf } from '#tests/support/check-ins/round.ts'
import { aPlan } from '#tests/support/check-ins/a-plan.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { executeAction } from '#tests/support/teams/activities/extension.ts'
import { membersAdded } from '#tests/support/teams/activities/installation.ts'
import { mentioningMessage, personalMessage } from '#tests/support/teams/activities/messages.ts'
import { ada, aPerson, ben, north } from '#tests/support/teams/cast.ts'
import { temporaryFolder } from '#tests/support/store/sqlite.ts'

const { typed } = en.checkIn
const learned = en.checkIn.questions.learned
const others = en.checkIn.questions['others-could-use']

let app: StartedApp
beforeEach(async () => {
  app = await startApp()
  await app.install(north, [ada, ben])
  await setPlan(app)
})
afterEach(() => app.stop())

const write = async (text: string, overrides: Readonly<Record<string, unknown>> = {}) => {
  await app.post(personalMessage(ben, text, overrides))
  return wordsOf(cardsFor(app, ben).at(-1))
}
const answersOf = async () =>
  currentCheckInReply
    .parse((await app.api('/api/me/check-ins/current', { as: ben })).body)
    .checkIn?.questions.map(({ answer }) => answer?.text ?? null)

describe('check in', () => {
  test('asks one question after the other, and what was said is theirs alone', async () => {
    expect(await write('check in')).toContain(`${typed.question(1, 2)}\n${learned}`)
    expect(await write('A relay sticks')).toContain(`${typed.question(2, 2)}\n${others}`)
    expect(await write('Warm it first')).toBe(typed.done)
    expect(await answersOf()).toEqual(['A relay sticks', 'Warm it first'])
    expect((await app.api(`/api/teams/${north.teamId}/resources`, { as: ada })).body).toMatchObject({ items: [] })
  })

  test('who sees the answers is chosen on the card at the end', async () => {
    for (const text of ['check in', 'A relay sticks', 'skip']) await write(text)
    const note = cardsFor(app, ben).at(-1)
    const { card: editing } = await press(app, ben, 'check-in-edit', dataOf(note, 'check-in-edit'))
    expect(valueOf(editing, 'answer-q1')).toBe('A relay sticks')
    const form = { ...dataOf(editing, 'check-in-send'), 'answer-q1': 'A relay sticks', 'share-q1': `${north.teamId} note` }
    await press(app, ben, 'check-in-send', form)
    expect((await app.api(`/api/teams/${north.teamId}/resources`, { as: ada })).body).toMatchObject({ items: [{ kind: 'note' }] })
  })

  test.each([
    ['back', ['A relay sticks', 'back'], `${typed.question(1, 2)}\n${learned}\n${typed.standing('A relay sticks')}`],
    ['back at the first question', ['back'], typed.first],
    ['skip', ['skip'], typed.question(2, 2)],
    ['skip to the end', ['skip', 'skip'], en.checkIn.skipDone],
    ['cancel', ['A relay sticks', 'Cancel'], typed.cancelled],
    ['help, which is no answer', ['help'], en.bot.help.title],
    ['nothing that can be read', ['\u200B'], typed.empty],
    ['too much', ['x'.repeat(4_001)], '4,000'],
  ])('%s', async (_what, texts, expected) => {
    let last = await write('check in')
    for (const text of texts) last = await write(text)
    expect(last).toContain(expected)
  })

  test('an answer given again after back takes the place of the first', async () => {
    for (const text of ['check in', 'A relay sticks', 'back', 'A relay sticks in the cold', 'skip']) await write(text)
    expect(await answersOf()).toEqual(['A relay sticks in the cold', null])
  })

  test('what looks like a command is an answer while a question stands', async () => {
    for (const text of ['check in', 'find the cause first', 'note the number']) await write(text)
    expect(await answersOf()).toEqual(['find the cause first', 'note the number'])
  })

  test('picks up at the first question without an answer, also after it was cancelled', async () => {
    for (const text of ['check in', 'A relay sticks', 'cancel']) await write(text)
    expect(await write('check in')).toContain(typed.question(2, 2))
    await write('Warm it first')
    expect(await write('check-in')).toContain(en.checkIn.sent.title)
  })

  test('M24: a message that Teams tells three times is heard once, at every place', async () => {
    await write('check in')
    for (const [at, text] of ['A relay sticks', 'Warm it first'].entries()) {
      const message = personalMessage(ben, text, { id: `told-${at}` })
      await Promise.all([app.post(message), app.post(message), app.post(message)])
      await app.post(message)
    }
    expect(await answersOf()).toEqual(['A relay sticks', 'Warm it first'])
  })

  test('M24: an older message that is told again is no answer to what is asked now', async () => {
    await write('check in')
    const first = personalMessage(ben, 'A relay sticks', { id: 'told-late' })
    await app.post(first)
    await write('back')
    await write('skip')
    await app.post(first)
    expect(await answersOf()).toEqual(['A relay sticks', null])
  })

  test.each(['pause', 'settings', 'export', 'delete me', 'check in'])('the command %s by itself is no answer', async (command) => {
    await write('check in')
    await write(command)
    expect(await answersOf()).toEqual([null, null])
  })

  test('two messages at once are two answers', async () => {
    await write('check in')
    await Promise.all(['One thing', 'Another thing'].map((text) => app.post(personalMessage(ben, text))))
    expect((await answersOf())?.toSorted()).toEqual(['Another thing', 'One thing'])
  })

  test('goes on after a restart', async () => {
    const { folder, remove } = temporaryFolder()
    const first = await startApp({ directory: folder, connector: app.connector })
    await first.install(north, [ada, ben])
    await setPlan(first)
    await first.post(personalMessage(ben, 'check in'))
    await first.post(personalMessage(ben, 'A relay sticks'))
    await first.stop()
    const second = await startApp({ directory: folder, connector: app.connector })
    await second.post(personalMessage(ben, 'Warm it first'))
    const current = currentCheckInReply.parse((await second.api('/api/me/check-ins/current', { as: ben })).body)
    expect(current.checkIn?.questions.map(({ answer }) => answer?.text)).toEqual(['A relay sticks', 'Warm it first'])
    await second.stop()
    remove()
  })

  test('an hour later a text may mean anything, and is offered', async () => {
    await moveTo(app, friday)
    await write('check in')
    app.clock.advance(3_600_000)
    expect(await write('A relay sticks')).toBe(en.checkIn.take.ask(learned))
    expect(await answersOf()).toEqual([null, null])
  })

  test('in a channel it stays between the two of us', async () => {
    await app.post(mentioningMessage(ben, { team: north }, 'check in'))
    expect(JSON.stringify(app.connector.sent().at(-1)?.activity)).toContain('our own chat only')
  })

  test('without a team that asks it says so', async () => {
    await setPlan(app, { isOn: false })
    expect(await write('check in')).toBe(en.checkIn.nobodyAsks)
  })

  test('a guest is not asked, and is told why when they want to be', async () => {
    const gil = { ...aPerson('Gil Guest'), isGuest: true } as const
    app.connector.setRoster(north, [ada, ben, gil])
    await app.post(membersAdded(north, ada, [gil]))
    await setPlan(app, { weekly: { weekday: 5, time: '14:00' } })
    await moveTo(app, friday)
    expect(cardsFor(app, gil)).toEqual([])
    await app.post(personalMessage(gil, 'check in'))
    expect(wordsOf(cardsFor(app, gil).at(-1))).toContain(en.errors['guests-not-admitted'].what)
  })
})

describe('a text while a card is open', () => {
  beforeEach(() => moveTo(app, friday))

  test('is offered as the answer to the first open question, and kept when they say so', async () => {
    expect(await write('A relay sticks')).toBe(en.checkIn.take.ask(learned))
    const { card: note } = await press(app, ben, 'check-in-take', dataOf(cardsFor(app, ben).at(-1), 'check-in-take'))
    expect(wordsOf(note)).toBe(en.checkIn.take.done(learned))
    expect(await answersOf()).toEqual(['A relay sticks', null])
    expect(await write('Warm it first')).toBe(en.checkIn.take.ask(others))
  })

  test('skip means skip', async () => {
    expect(await write('skip')).toBe(en.checkIn.skipDone)
    const current = currentCheckInReply.parse((await app.api('/api/me/check-ins/current', { as: ben })).body)
    expect(current.checkIn?.isSkipped).toBe(true)
    expect(await write('skip')).toBe(en.chat.notUnderstood)
  })

  test('which was answered elsewhere since: both are shown', async () => {
    await write('A relay sticks')
    const offered = dataOf(cardsFor(app, ben).at(-1), 'check-in-take')
    await press(app, ben, 'check-in-send', { ...dataOf(cardsFor(app, ben)[0], 'check-in-send'), 'answer-q1': 'The gauge' })
    const { card: again } = await press(app, ben, 'check-in-take', offered)
    expect(valueOf(again, 'answer-q1')).toBe('A relay sticks')
    expect(wordsOf(again)).toContain('You said: The gauge')
  })

  test('also when they had begun by themselves before it came', async () => {
    const dora = aPerson('Dora Lindqvist')
    app.connector.setRoster(north, [ada, ben, dora])
    await app.post(membersAdded(north, ada, [dora]))
    for (const text of ['check in', 'The gauge', 'cancel']) await app.post(personalMessage(dora, text))
    await moveTo(app, '2026-12-04T14:00:00.000Z')
    expect(wordsOf(cardsFor(app, dora).at(-1))).toContain('Hello Dora')
    await app.post(personalMessage(dora, 'A relay sticks'))
    expect(wordsOf(cardsFor(app, dora).at(-1))).toBe(en.checkIn.take.ask(learned))
  })

  test('a command is still a command', async () => {
    expect(await write('find relay')).toContain('relay')
    expect(await answersOf()).toEqual([null, null])
  })
})

describe('pause and settings', () => {
  test('pause by typing', async () => {
    await write('pause')
    const card = cardsFor(app, ben).at(-1)
    await press(app, ben, 'check-in-pause', { ...dataOf(card, 'check-in-pause'), pauseUntil: '2026-12-07' })
    expect(ownTimesReply.parse((await app.api('/api/me/check-in-times', { as: ben })).body)).toMatchObject({
      pause: { until: '2026-12-07' },
      next: '2026-12-11T14:00:00.000Z',
    })
  })

  test('settings lead to one’s own, and in a channel to the plan of the team', async () => {
    expect(await write('settings')).toContain(en.checkIn.settings.title)
    await app.post(mentioningMessage(ben, { team: north }, 'settings'))
    const sent = JSON.stringify(app.connector.sent().at(-1)?.activity)
    expect(sent).toContain('Each member is asked every Friday at 15:00, in their own time.')
    expect(sent).not.toContain('plan-save')
  })

  const form = { teamId: north.teamId, revision: 1, isOn: 'true', weekday: '4', time: '16:30', whose: 'team', hasRoundUp: 'true' }
  const planOf = async () => planReply.parse((await app.api(`/api/teams/${north.teamId}/check-in-plan`, { as: ada })).body)
  const save = (as: typeof ada, change: Readonly<Record<string, unknown>> = {}) =>
    app.post(executeAction(as, { team: north }, 'plan-save', { ...form, ...change }))

  test('a steward sets the plan there and then; the rest of it stays', async () => {
    await app.post(mentioningMessage(ada, { team: north }, 'settings'))
    expect(JSON.stringify(app.connector.sent().at(-1)?.activity)).toContain('plan-save')
    expect((await save(ada)).body).toMatchObject({ type: 'application/vnd.microsoft.card.adaptive' })
    const { plan, revision } = await planOf()
    expect(revision).toBe(2)
    expect(plan).toEqual(aPlan({ weekly: { weekday: 4, time: '16:30' }, isOwnTime: false, roundUp: expect.anything() as never }))
  })

  test.each([
    ['a member who is no steward', () => save(ben), en.errors['stewards-only'].what],
    ['a time that is none', () => save(ada, { time: '25:00' }), en.plan.timeMissing],
    ['no time', () => save(ada, { time: '' }), en.plan.timeMissing],
    ['a card of another time', () => save(ada, { revision: 'x' }), en.errors['card-out-of-date'].what],
    ['a plan that has changed since', () => save(ada, { revision: 7 }), en.plan.changed],
    ['another team', () => save(ada, { teamId: 'elsewhere' }), en.errors['not-found'].what],
  ])('nothing is changed by %s', async (_what, attempt, sentence) => {
    expect(JSON.stringify((await attempt()).body)).toContain(sentence)
    expect((await planOf()).plan).toEqual(aPlan())
  })
})

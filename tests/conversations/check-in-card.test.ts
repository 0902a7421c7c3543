/** C1–C5, C7: a check-in arrives on Friday, is answered, put off, shared and changed; nothing that was typed is lost. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkInPageReply, currentCheckInReply } from '#domain/api/check-in-replies.ts'
import { resourcePageReply } from '#domain/api/replies.ts'
import { en } from '#domain/texts/en.ts'
import { cardsFor, dataOf, friday, moveTo, press, setPlan, valueOf, week, wordsOf, type ShownCard } from '#tests/support/check-ins/round.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { executeAction } from '#tests/support/teams/activities/extension.ts'
import { botRemoved } from '#tests/support/teams/activities/installation.ts'
import { ada, ben, cleo, north } from '#tests/support/teams/cast.ts'

let app: StartedApp
beforeEach(async () => {
  app = await startApp()
  await app.install(north, [ada, ben])
  await setPlan(app)
})
afterEach(() => app.stop())

const card = (): ShownCard => cardsFor(app, ben).at(-1) ?? expect.fail('Ben got no card.')
const typed = (answers: Readonly<Record<string, string>>) => ({ ...dataOf(card(), 'check-in-send'), ...answers })
const story = { 'share-q1': `${north.teamId} story` }
const standing = async () => currentCheckInReply.parse((await app.api('/api/me/check-ins/current', { as: ben })).body)
const answersOf = async () => (await standing()).checkIn?.questions.map(({ answer }) => answer?.text ?? null)
const library = async () => resourcePageReply.parse((await app.api(`/api/teams/${north.teamId}/resources`, { as: ada })).body).items

describe('on Friday', () => {
  test('everybody is asked once, in a chat of their own, and only then', async () => {
    await moveTo(app, '2026-11-27T13:59:00.000Z')
    expect(cardsFor(app, ben)).toEqual([])
    await moveTo(app, friday)
    await moveTo(app, '2026-11-27T14:05:00.000Z')
    for (const person of [ada, ben]) {
      expect(cardsFor(app, person)).toHaveLength(1)
      expect(wordsOf(cardsFor(app, person)[0])).toContain(`Hello ${person.name.split(' ')[0]}, how was your week?`)
    }
  })

  test('and again the next week, and the one after', async () => {
    for (const day of ['2026-11-27', '2026-11-29', '2026-12-04', '2026-12-06', '2026-12-11']) await moveTo(app, `${day}T14:00:00.000Z`)
    expect(cardsFor(app, ben)).toHaveLength(3)
  })

  test('S15: nobody is asked when the app has been removed from the team', async () => {
    await app.post(botRemoved(north, ada))
    await moveTo(app, friday)
    expect(cardsFor(app, ben)).toEqual([])
  })

  test('what was captured and has no thought yet stands on it', async () => {
    const save = { as: ben, body: { text: 'https://example.org/compressor' }, headers: { 'idempotency-key': 'a-capture-of-ben' } }
    await app.api('/api/me/notebook', save)
    await moveTo(app, friday)
    expect(JSON.stringify(card().body)).toContain(en.checkIn.waiting(1))
  })
})

describe('an answer', () => {
  beforeEach(() => moveTo(app, friday))

  test('stays with the person, and the card says so', async () => {
    const { card: note } = await press(app, ben, 'check-in-send', typed({ 'answer-q1': 'A relay sticks' }))
    expect(wordsOf(note)).toBe(`${en.checkIn.sent.title}\n${en.checkIn.sent.kept(1)}`)
    expect(await answersOf()).toEqual(['A relay sticks', null])
    expect(await library()).toEqual([])
  })

  test('that is shared is a story of the team, with a way to it', async () => {
    const { card: note } = await press(app, ben, 'check-in-send', typed({ 'answer-q1': 'A relay sticks', ...story, 'answer-q2': 'Mine' }))
    expect(wordsOf(note)).toBe([en.checkIn.sent.title, en.checkIn.sent.shared(1, north.name), en.checkIn.sent.kept(1)].join('\n'))
    expect(await library()).toMatchObject([{ kind: 'story', title: 'A relay sticks', sharedBy: { name: ben.name } }])
    expect(note?.actions?.map(({ title }) => title)).toEqual([en.checkIn.edit, en.checkIn.sent.open])
  })

  test('C3: a double click and a phone that sends an hour later make one answer and one story', async () => {
    const form = typed({ 'answer-q1': 'A relay sticks', ...story })
    await Promise.all([press(app, ben, 'check-in-send', form), press(app, ben, 'check-in-send', form)])
    await press(app, ben, 'check-in-send', form)
    expect(await answersOf()).toEqual(['A relay sticks', null])
    expect(await library()).toHaveLength(1)
  })

  test('C3: two devices with other words: what stands and what was typed are both shown', async () => {
    const form = typed({ 'answer-q1': 'On the phone' })
    await press(app, ben, 'check-in-send', typed({ 'answer-q1': 'At the desk' }))
    const { card: again } = await press(app, ben, 'check-in-send', form)
    expect(wordsOf(again)).toContain('You said: At the desk')
    expect(valueOf(again, 'answer-q1')).toBe('On the phone')
    // Sent once more, knowing both: it takes the place of the other.
    await press(app, ben, 'check-in-send', { ...dataOf(again, 'check-in-send'), 'answer-q1': 'On the phone' })
    expect(await answersOf()).toEqual(['On the phone', null])
  })

  test('can be changed and taken back from the note', async () => {
    const { card: note } = await press(app, ben, 'check-in-send', typed({ 'answer-q1': 'A relay sticks', 'answer-q2': 'The gauge' }))
    const { card: editing } = await press(app, ben, 'check-in-edit', dataOf(note, 'check-in-edit'))
    expect([valueOf(editing, 'answer-q1'), valueOf(editing, 'answer-q2')]).toEqual(['A relay sticks', 'The gauge'])
    await press(app, ben, 'check-in-send', {
      ...dataOf(editing, 'check-in-send'),
      'answer-q1': 'A relay sticks in the cold',
      'answer-q2': '',
    })
    expect(await answersOf()).toEqual(['A relay sticks in the cold', null])
  })

  test('C3: a card on which it was cleared takes back only what it showed, and nothing of a round that is over', async () => {
    await press(app, ben, 'check-in-send', typed({ 'answer-q1': 'First words' }))
    const seen = (await standing()).checkIn?.questions[0]?.answer?.revision ?? 0
    const stale = { ...typed({ 'answer-q1': '' }), seen: { q1: seen, q2: 0 } }
    const later = [{ questionId: 'q1', text: 'Later words', seen, share: null }]
    await app.api(`/api/me/check-ins/${week}/answers`, { as: ben, method: 'PUT', body: { answers: later } })
    const { card: again } = await press(app, ben, 'check-in-send', stale)
    expect(wordsOf(again)).toContain('You said: Later words')
    expect((await app.api(`/api/me/check-ins/${week}/answers/q1?seen=${seen}`, { as: ben, method: 'DELETE' })).status).toBe(412)
    await moveTo(app, '2026-11-29T14:00:00.000Z')
    await moveTo(app, '2026-12-04T14:00:00.000Z')
    const old = (await app.api('/api/me/check-ins', { as: ben })).body
    const { revision = 0 } = checkInPageReply.parse(old).items[1]?.questions[0]?.answer ?? {}
    const closed = await press(app, ben, 'check-in-send', { ...stale, seen: { q1: revision } })
    expect(wordsOf(closed.card)).toContain(en.checkIn.closed)
    expect(checkInPageReply.parse((await app.api('/api/me/check-ins', { as: ben })).body).items[1]?.questions[0]?.answer?.text).toBe(
      'Later words',
    )
  })

  test('what is taken back and said anew is another story; what the team deleted can be shared again', async () => {
    await press(app, ben, 'check-in-send', typed({ 'answer-q1': 'First story', ...story }))
    const { revision = 0 } = (await standing()).checkIn?.questions[0]?.answer ?? {}
    await app.api(`/api/me/check-ins/${week}/answers/q1?seen=${revision}`, { as: ben, method: 'DELETE' })
    await press(app, ben, 'check-in-send', typed({ 'answer-q1': 'Second story', ...story }))
    expect((await library()).map(({ title }) => title).toSorted()).toEqual(['First story', 'Second story'])
    for (const { resourceId } of await library())
      await app.api(`/api/teams/${north.teamId}/resources/${resourceId}`, { as: ben, method: 'DELETE' })
    expect((await standing()).checkIn?.questions[0]?.answer).toMatchObject({ text: 'Second story', shared: null })
    await press(app, ben, 'check-in-send', typed({ 'answer-q1': 'Second story', ...story }))
    expect((await library()).map(({ title }) => title)).toEqual(['Second story'])
  })

  test('until the next round; then it stands, and a question without an answer is still welcome one', async () => {
    const form = typed({ 'answer-q1': 'A relay sticks' })
    await press(app, ben, 'check-in-send', form)
    const old = dataOf(card(), 'check-in-send')
    await moveTo(app, '2026-11-29T14:00:00.000Z')
    await moveTo(app, '2026-12-04T14:00:00.000Z')
    expect(cardsFor(app, ben)).toHaveLength(2)
    const late = { ...old, seen: { q1: 1, q2: 0 }, 'answer-q1': 'Other words', 'answer-q2': 'Late, but here' }
    const { card: again } = await press(app, ben, 'check-in-send', late)
    expect(wordsOf(again)).toContain(en.checkIn.closed)
    expect(valueOf(again, 'answer-q1')).toBe('Other words')
    const { items } = checkInPageReply.parse((await app.api('/api/me/check-ins', { as: ben })).body)
    expect(items.map((checkIn) => [checkIn.week, ...checkIn.questions.map(({ answer }) => answer?.text ?? null)])).toEqual([
      ['2026-W49', null, null],
      [week, 'A relay sticks', 'Late, but here'],
    ])
    // A late one is open until the round after it.
    const { answer } = items[1]?.questions[1] ?? expect.fail('There is no late answer.')
    expect([items[1]?.questions[0]?.answer?.mayChange, answer?.mayChange]).toEqual([false, true])
    await press(app, ben, 'check-in-send', { ...old, seen: { q1: 1, q2: answer?.revision }, 'answer-q2': 'Late, and put right' })
    const after = checkInPageReply.parse((await app.api('/api/me/check-ins', { as: ben })).body)
    expect(after.items[1]?.questions[1]?.answer?.text).toBe('Late, and put right')
  })

  test('C5: four thousand emoji are kept; one more is refused beside its field, with the text', async () => {
    const family = '👨‍👩‍👧'
    expect((await press(app, ben, 'check-in-send', typed({ 'answer-q1': '😀'.repeat(4_000) }))).card).toBeDefined()
    expect((await answersOf())?.[0]).toBe('😀'.repeat(4_000))
    const { card: again } = await press(app, ben, 'check-in-send', typed({ 'answer-q2': 'x'.repeat(4_001) }))
    expect(wordsOf(again)).toContain('4,000')
    expect(valueOf(again, 'answer-q2')).toBe('x'.repeat(4_001))
    // Too much for another card: the one that was sent from stays as it is.
    expect(await press(app, ben, 'check-in-send', typed({ 'answer-q2': family.repeat(4_001) }))).toEqual({
      card: undefined,
      said: expect.stringContaining('4,000'),
    })
  })

  test.each([{}, { 'answer-q1': '   ' }, { 'answer-q1': '\u200B' }, { 'answer-q9': 'forged' }])(
    'nothing that can be kept is no answer: %j',
    async (answers) => {
      expect(await press(app, ben, 'check-in-send', typed(answers))).toEqual({ card: undefined, said: en.checkIn.nothingTyped })
      expect(await answersOf()).toEqual([null, null])
    },
  )

  test('C1: on somebody else’s card nothing is kept', async () => {
    const form = typed({ 'answer-q1': 'Not for me' })
    expect(await press(app, ada, 'check-in-send', form)).toEqual({ card: undefined, said: en.checkIn.notYours })
    expect(await press(app, cleo, 'check-in-send', { ...form, whose: cleo.personId })).toMatchObject({ said: '' })
    expect(await answersOf()).toEqual([null, null])
  })

  test('C1: in a channel nobody answers a check-in', async () => {
    const answer = await app.post(executeAction(ben, { team: north }, 'check-in-send', typed({ 'answer-q1': 'x' })))
    expect(answer.body).toMatchObject({ value: en.checkIn.onlyPersonal })
    expect(await answersOf()).toEqual([null, null])
  })

  test('C2: of a week in which nobody asked, the words come back', async () => {
    const { card: back } = await press(app, ben, 'check-in-send', typed({ week: '2025-W48', 'answer-q1': 'From last year' }))
    expect(wordsOf(back)).toContain(en.checkIn.gone)
    expect(valueOf(back, 'words-0')).toBe('From last year')
  })

  test('C2: after the team is gone it is kept for the person, and says why it was not shared', async () => {
    await app.post(botRemoved(north, ada))
    const { card: again } = await press(app, ben, 'check-in-send', typed({ 'answer-q1': 'A relay sticks', ...story }))
    expect(wordsOf(again)).toContain(en.checkIn.keptUnshared(en.errors['not-found'].what))
    expect(checkInPageReply.parse((await app.api('/api/me/check-ins', { as: ben })).body).items[0]?.questions[0]?.answer).toMatchObject({
      text: 'A relay sticks',
      shared: null,
    })
  })

  test('C7: a card of another time says so', async () => {
    expect((await press(app, ben, 'check-in-send', { week })).said).toContain(en.errors['card-out-of-date'].what)
    expect((await press(app, ben, 'check-in-dance', typed({}))).said).toContain(en.errors['card-out-of-date'].what)
  })
})

describe('put off', () => {
  beforeEach(() => moveTo(app, friday))

  test('two hours later it comes again, without a word about it', async () => {
    const { card: note } = await press(app, ben, 'check-in-later', { ...dataOf(card(), 'check-in-later'), later: 'hours' })
    expect(wordsOf(note)).toContain('17:00')
    await moveTo(app, '2026-11-27T15:59:00.000Z')
    expect(cardsFor(app, ben)).toHaveLength(1)
    await moveTo(app, '2026-11-27T16:00:00.000Z')
    expect(cardsFor(app, ben)).toHaveLength(2)
    expect(JSON.stringify(card())).not.toContain('could not come earlier')
  })

  test('on the next working day it comes at nine, by the person’s clock', async () => {
    await press(app, ben, 'check-in-later', { ...dataOf(card(), 'check-in-later'), later: 'tomorrow' })
    await moveTo(app, '2026-11-28T08:00:00.000Z')
    expect(cardsFor(app, ben)).toHaveLength(1)
    await moveTo(app, '2026-11-30T08:00:00.000Z')
    expect(wordsOf(card())).toContain(en.checkIn.weekOf('November 23'))
    expect(cardsFor(app, ben)).toHaveLength(2)
  })

  test('what was answered meanwhile is not asked again', async () => {
    const later = { ...dataOf(card(), 'check-in-later'), later: 'hours' }
    await press(app, ben, 'check-in-later', later)
    await press(app, ben, 'check-in-send', typed({ 'answer-q1': 'One', 'answer-q2': 'Two' }))
    await moveTo(app, '2026-11-27T16:00:00.000Z')
    expect(cardsFor(app, ben)).toHaveLength(1)
  })

  test('asked for by themselves it comes in a pause, too; a pause that is chosen later has the last word', async () => {
    await press(app, ben, 'check-in-stop', dataOf(card(), 'check-in-stop'))
    await press(app, ben, 'check-in-later', { ...dataOf(card(), 'check-in-later'), later: 'hours' })
    await moveTo(app, '2026-11-27T16:00:00.000Z')
    expect(cardsFor(app, ben)).toHaveLength(2)
    await press(app, ben, 'check-in-later', { ...dataOf(card(), 'check-in-later'), later: 'hours' })
    await press(app, ben, 'check-in-stop', dataOf(card(), 'check-in-stop'))
    await moveTo(app, '2026-11-27T18:00:00.000Z')
    expect(cardsFor(app, ben)).toHaveLength(2)
  })

  test('what was typed before it was put off is kept for them alone, and never lost', async () => {
    for (const verb of ['check-in-later', 'check-in-skip', 'check-in-stop']) {
      const text = `Typed before ${verb}`
      const { revision = 0 } = (await standing()).checkIn?.questions[0]?.answer ?? {}
      const form = { ...dataOf(card(), verb), later: 'hours', seen: { q1: revision, q2: 0 }, 'answer-q1': text, ...story }
      const { card: note } = await press(app, ben, verb, form)
      expect(wordsOf(note)).toContain(en.checkIn.typedKept)
      expect((await answersOf())?.[0]).toBe(text)
    }
    expect(await library()).toEqual([])
    const { card: again } = await press(app, ben, 'check-in-later', {
      ...dataOf(card(), 'check-in-later'),
      later: 'hours',
      'answer-q2': 'x'.repeat(4_001),
    })
    expect(valueOf(again, 'answer-q2')).toBe('x'.repeat(4_001))
  })

  test('a press changes the message itself, so that the chat shows it when it is drawn again', async () => {
    await press(app, ben, 'check-in-skip', dataOf(card(), 'check-in-skip'))
    await expect.poll(() => app.connector.requests.filter(({ kind }) => kind === 'update').length).toBe(1)
    const update = app.connector.requests.find(({ kind }) => kind === 'update')
    expect(update?.path).toContain('/activities/1611060744833')
    expect(JSON.stringify(update?.body)).toContain(en.checkIn.skipDone)
  })

  test('later, when no team asks any more, says so', async () => {
    const later = { ...dataOf(card(), 'check-in-later'), later: 'hours' }
    await app.post(botRemoved(north, ada))
    expect((await press(app, ben, 'check-in-later', later)).said).toBe(en.checkIn.notThatWeek)
  })

  test('skipped: nothing more this week, and an answer takes it back', async () => {
    const { card: note } = await press(app, ben, 'check-in-skip', dataOf(card(), 'check-in-skip'))
    expect(wordsOf(note)).toBe(en.checkIn.skipDone)
    expect((await standing()).checkIn?.isSkipped).toBe(true)
    await press(app, ben, 'check-in-send', typed({ 'answer-q1': 'After all' }))
    expect((await standing()).checkIn?.isSkipped).toBe(false)
  })

  test('paused until a day, then asked again; a day that is over is no pause', async () => {
    const pause = dataOf(card(), 'check-in-pause')
    expect((await press(app, ben, 'check-in-pause', { ...pause, pauseUntil: '2026-11-27' })).said).toBe(en.checkIn.pauseWhen)
    expect((await press(app, ben, 'check-in-pause', pause)).said).toBe(en.checkIn.pauseWhen)
    const { card: note } = await press(app, ben, 'check-in-pause', { ...pause, pauseUntil: '2026-12-07' })
    expect(wordsOf(note)).toContain('December 7, 2026')
    for (const day of ['2026-11-29', '2026-12-04', '2026-12-06', '2026-12-11']) await moveTo(app, `${day}T14:00:00.000Z`)
    expect(cardsFor(app, ben)).toHaveLength(2)
    expect(cardsFor(app, ada)).toHaveLength(3)
  })

  test('stopped: no card any more, until they want one', async () => {
    const { card: note } = await press(app, ben, 'check-in-stop', dataOf(card(), 'check-in-stop'))
    for (const day of ['2026-11-29', '2026-12-04', '2026-12-06']) await moveTo(app, `${day}T14:00:00.000Z`)
    expect(cardsFor(app, ben)).toHaveLength(1)
    const { card: back } = await press(app, ben, 'check-in-resume', dataOf(note, 'check-in-resume'))
    expect(wordsOf(back)).toContain('December 11')
    await moveTo(app, '2026-12-11T14:00:00.000Z')
    expect(cardsFor(app, ben)).toHaveLength(2)
  })
})

/** What people type stays text: it becomes no link, mention, markup or data, and never more than a card holds. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { limits } from '#domain/limits.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { initialRun, query, submitForm, submitFormOnMessage } from '#tests/support/teams/activities/extension.ts'
import { mentioningMessage, personalMessage } from '#tests/support/teams/activities/messages.ts'
import { installationUpdate } from '#tests/support/teams/activities/installation.ts'
import { ada, aPerson, ben, north, south } from '#tests/support/teams/cast.ts'
import { bytesOf, cardOf, dialogOf, resultsOf, wordsOf } from '#tests/support/teams/read-answers.ts'
import { shareAs } from '#tests/support/teams/share-as.ts'

let app: StartedApp
beforeEach(async () => {
  app = await startApp()
  await app.install(north, [ada, ben])
})
afterEach(() => app.stop())

const submit = (form: Readonly<Record<string, unknown>>) =>
  app.post(submitForm(ada, { team: north }, { submissionId: randomUUID(), teamId: north.teamId, ...form }))

const wordsAfter = async (form: Readonly<Record<string, unknown>>): Promise<string> => {
  const [result] = resultsOf(await submit(form))
  expect(JSON.stringify(result?.card)).not.toMatch(/"(entities|msteams|refresh|selectAction|\$data|\$when)"/u)
  return wordsOf(result?.card ?? { type: 'AdaptiveCard', version: '1.5', body: [] })
}

describe('C6, L12: in a card', () => {
  test.each([
    ['bold', '**bold** and __bold__', '\\*\\*bold\\*\\* and \\_\\_bold\\_\\_'],
    ['a link', '[x](javascript:alert(1))', '\\[x\\]\\(javascript:alert\\(1\\)\\)'],
    ['an image', '![x](https://evil.example/x.png)', '\\!\\[x\\]\\(https://evil.example/x.png\\)'],
    ['a heading', '# Huge', '\\# Huge'],
    ['a list', '- one', '\\- one'],
    ['a numbered list', '1. one', '1\\. one'],
    ['an escape', 'C:\\temp\\*', 'C:\\\\temp\\\\\\*'],
    ['a date function', '{{DATE(2026-01-01T00:00:00Z, SHORT)}}', '{{DATE\\(2026-01-01T00:00:00Z, SHORT\\)}}'],
    ['a binding', '${data} ${$root}', '${data} ${$root}'],
  ])('%s is what was typed', async (_what, typed, shown) => {
    expect(await wordsAfter({ title: typed })).toContain(shown)
    expect(await wordsAfter({ title: 'K4', why: typed })).toContain(shown)
  })

  test('a typed mention stays visible and mentions nobody', async () => {
    const words = await wordsAfter({ title: '<at>Boss</at> look', why: '<AT id="0">Boss</AT >', tags: '<at>boss</at>' })
    expect(words).toContain('Boss')
    expect(words).not.toMatch(/<\/?at\b/iu)
  })

  test('direction overrides, control characters and broken halves of characters are gone, other scripts stay', async () => {
    const words = await wordsAfter({ title: '\u202Egpj.exe\u202C \u0000\u0007שלום \uD800 \u2066x\u2069 مرحبا' })
    expect(words).toContain('gpj.exe שלום \uFFFD x مرحبا')
    // oxlint-disable-next-line no-control-regex -- these very characters must not be there
    expect(words).not.toMatch(/[\u0000-\u0008\u202A-\u202E\u2066-\u2069]/u)
  })

  test('what was searched for is text as well, where everybody reads the answer', async () => {
    await app.post(mentioningMessage(ada, { team: north }, 'find [x](https://evil.example) **now** quetzalcoatl'))
    const words = wordsOf(cardOf(app.connector.sent().at(-1)?.activity ?? {}))
    expect(words).toContain('Nothing found for')
    expect(words).toContain('\\[x\\]\\(https://evil.example\\) \\*\\*now\\*\\*')
  })

  test('names of people and teams are text as well', async () => {
    const mallory = { ...aPerson('Mallory'), name: '**[Mallory](https://evil.example)**' }
    app.connector.setRoster(south, [mallory])
    await app.post(installationUpdate({ ...south, name: '# South <at>all</at>' }, mallory, 'add'))
    await app.settled()
    const welcome = wordsOf(cardOf(app.connector.sent().at(-1)?.activity ?? {}))
    expect(welcome).toContain('\\*\\*\\[Mallory\\]')
    expect(welcome).not.toContain('<at>')
    await shareAs(app, mallory, south, { title: 'K4' })
    const [result] = resultsOf(await app.post(initialRun(mallory, 'groupChat')))
    expect(wordsOf(result?.card ?? { type: 'AdaptiveCard', version: '1.5', body: [] })).toContain('\\# South <\u200Bat\\>all<\u200B/at\\>')
  })
})

/** A legal text of the largest size: each character carries as many accents as the limit in bytes allows. */
const heavy = (graphemes: number, maxBytes: number): string =>
  `a${'\u0316'.repeat(Math.floor((maxBytes / graphemes - 1) / 2))}`.repeat(graphemes)
const heaviest = {
  title: heavy(limits.maxTitleGraphemes, limits.maxTextBytes),
  why: heavy(limits.maxWhyGraphemes, limits.maxTextBytes),
  tags: Array.from({ length: limits.maxTags }, (_, at) => `${at}${heavy(limits.maxTagGraphemes - 1, 8_000)}`).join(','),
  link: `https://example.org/${'x'.repeat(limits.maxLinkChars - 20)}`,
}

describe('C9: however large', () => {
  test.each([
    ['4,000 emoji as the text', { title: 'K4', body: '😀'.repeat(4_000) }],
    ['a body as long as it may be', { title: 'K4', body: 'x"\n'.repeat(6_666) }],
    ['300 family emoji as the advice', { title: '👩‍🚒'.repeat(200), why: '👨‍👩‍👧‍👦'.repeat(300) }],
    ['300 characters that must all be escaped', { title: '*'.repeat(200), why: '\\'.repeat(300) }],
    ['the heaviest characters in every field', heaviest],
  ])('%s is shared, and the card stays below 80 KB', async (_what, form) => {
    const [result] = resultsOf(await submit(form))
    expect(bytesOf(result?.card)).toBeLessThanOrEqual(limits.maxCardBytesUtf16)
    const found = resultsOf(await app.post(initialRun(ben, { team: north })))
    expect(found).toHaveLength(1)
  })

  test('what people can count is never cut: 200 and 300 family emoji are in the card whole', async () => {
    const [title, why] = ['👨‍👩‍👧‍👦'.repeat(200), '👩‍🚒'.repeat(300)]
    const words = await wordsAfter({ title, why })
    expect(words).toContain(title)
    expect(words).toContain(why)
  })

  test('one heavy resource doesn’t keep a team from finding the others', async () => {
    for (let at = 0; at < 3; at += 1)
      await submit({ ...heaviest, title: `${at}${heaviest.title.slice(200)}`, link: `https://example.org/${at}` })
    await shareAs(app, ada, north, { title: 'Defrost K4' })
    const answer = await app.post(initialRun(ben, { team: north }))
    expect(resultsOf(answer)).toHaveLength(4)
    expect(resultsOf(await app.post(query(ben, 'groupChat', 'defrost')))).toMatchObject([{ title: 'Defrost K4' }])
  })

  test.each([
    ['4,000 emoji in every field', '😀'.repeat(4_000)],
    ['6,000 control characters in every field', '\u0001'.repeat(6_000)],
    ['20,000 quotes in every field', '"'.repeat(20_000)],
    ['10,000 line feeds in every field', 'x\n'.repeat(10_000)],
    ['6,000 broken halves of characters in every field', '\uD800'.repeat(6_000)],
  ])('a form with %s comes back and stays below 80 KB', async (_what, text) => {
    const dialog = dialogOf(await submit({ title: text, why: text, body: text, tags: text, link: text, kind: text.slice(0, 3_000) }))
    expect(bytesOf(dialog.card)).toBeLessThanOrEqual(limits.maxCardBytesUtf16)
    expect(Object.keys(dialog.notes)).toContain('link')
  })

  test.each([
    ['quotes', '"'],
    ['brackets', '['],
    ['control characters', '\u0001x'],
    ['families', '👨‍👩‍👧‍👦'],
    ['words', 'compressor '],
  ])('who searches for 20,000 %s reads the beginning of them, in the chat and while typing', async (_what, typed) => {
    await shareAs(app, ada, north, { title: 'Defrost K4' })
    const before = app.connector.sent().length
    const long = typed.repeat(Math.floor(20_000 / typed.length))
    await app.post(personalMessage(ada, `find ${long}`))
    const [reply] = app.connector.sent().slice(before)
    const card = cardOf(reply?.activity ?? {})
    expect(bytesOf(reply?.activity)).toBeLessThanOrEqual(limits.maxCardBytesUtf16)
    expect(wordsOf(card)).toMatch(/^(?:One result|\d+ results|Nothing found) for/u)
    expect(bytesOf((await app.post(query(ada, { team: north }, long))).body)).toBeLessThanOrEqual(limits.maxCardBytesUtf16)
  })

  test('a message of 28,000 characters gets help', async () => {
    await app.post(mentioningMessage(ada, { team: north }, '<at>Boss</at> ${data} **'.repeat(1_166)))
    expect(app.connector.sent()).toHaveLength(2)
  })

  test('whatever the bot says of the heaviest texts stays below 80 KB and says it', async () => {
    const name = heavy(limits.maxNameGraphemes, 8_000)
    const giant = { ...aPerson('Giant'), name }
    app.connector.setRoster(south, [giant])
    await app.post(installationUpdate({ ...south, name }, giant, 'add'))
    for (let at = 0; at < 6; at += 1) {
      const form = { ...heaviest, title: `heavy ${at} ${heaviest.title.slice(600)}`, link: `https://example.org/${at}` }
      await app.post(submitForm(giant, { team: south }, { submissionId: randomUUID(), teamId: south.teamId, ...form }))
    }
    await app.post(personalMessage(giant, 'find heavy'))
    await app.post(personalMessage(giant, `note ${heavy(300, 16_000)}`))
    await app.post(personalMessage(giant, heavy(1_000, 28_000)))
    await app.settled()
    const sent = app.connector.sent().map(({ activity }) => activity)
    const dialogs = [
      await app.post(
        submitForm(
          giant,
          { team: south },
          { submissionId: randomUUID(), teamId: south.teamId, ...heaviest, link: 'https://example.org/1' },
        ),
      ),
      await app.post(
        submitFormOnMessage(
          giant,
          { team: south },
          { author: ada, html: heaviest.title },
          { submissionId: randomUUID(), ...heaviest, teamId: 'me' },
        ),
      ),
    ].map((answer) => dialogOf(answer).card)
    expect(sent).toHaveLength(5)
    for (const content of [...sent.map(cardOf), ...dialogs]) {
      expect(bytesOf(content)).toBeLessThanOrEqual(limits.maxCardBytesUtf16)
      expect(wordsOf(content)).not.toContain('Something went wrong')
    }
  })
})

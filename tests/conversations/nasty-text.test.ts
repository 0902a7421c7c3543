/** C6: whatever people type is text on every surface that shows or exports it: no link, mention, markup, script, expression or formula. */
import { randomUUID } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import ReactMarkdown from 'react-markdown'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commentsReply, resourcePageReply } from '#domain/api/replies.ts'
import { keptOf, nastyTexts, withoutBreaks, type NastyText } from '#tests/support/nasty-texts.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import {
  initialRun,
  openFormOnMessage,
  query,
  queryLink,
  submitForm,
  submitFormOnMessage,
} from '#tests/support/teams/activities/extension.ts'
import { personalMessage } from '#tests/support/teams/activities/messages.ts'
import { ada, aPerson, aTeam, ben, cleo, type TestPerson, type TestTeam } from '#tests/support/teams/cast.ts'
import { cardOf, dialogOf, resultsOf, sentenceOf, type Card } from '#tests/support/teams/read-answers.ts'

let app: StartedApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.stop())

/** What a reader of Markdown sees, and what it has become: the tags without those of paragraphs. */
function shown(markdown: string): { readonly text: string; readonly tags: readonly string[] } {
  expect(markdown).not.toMatch(/<[a-z/!?]/iu)
  const html = renderToStaticMarkup(createElement(ReactMarkdown, null, markdown))
  const tags = Array.from(html.matchAll(/<(\/?[a-z0-9]+)[^>]*>/giu), ([, tag = '']) => tag).filter((tag) => !/^\/?(?:p|br)$/u.test(tag))
  const text = html
    .replace(/<[^>]*>/gu, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
  return { text: withoutBreaks(text), tags }
}

/** Every text of a card is text, one of them is the typed one, and nothing in it binds, mentions or opens what was typed. */
function expectText(card: Card, nasty: NastyText): void {
  const texts = card.body.flatMap(({ text }) => (typeof text === 'string' ? [shown(text)] : []))
  expect(texts.flatMap(({ tags }) => tags)).toEqual([])
  expect(texts.map(({ text }) => text).join('\n')).toContain(keptOf(nasty))
  expect(JSON.stringify(card)).not.toMatch(/"(?:entities|mentioned|refresh|selectAction|\$data|\$when)"/u)
  for (const { type, ...action } of card.actions ?? [])
    if (type === 'Action.OpenUrl') expect(JSON.stringify(action['url'])).not.toContain('evil')
  expectPlain(String(card['fallbackText']))
}

/** Where a host may read markup, though it should not. */
function expectPlain(text: string): void {
  expect(text).not.toMatch(/<[a-z/!?]/iu)
  expect(text).not.toMatch(/\]\(/u)
  // oxlint-disable-next-line no-control-regex -- these very characters must not be there
  expect(text).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u202A-\u202E\u2066-\u206F]/u)
}

describe.each(nastyTexts.map((nasty) => [nasty.what, nasty] as const))('%s', (what, nasty) => {
  const team: TestTeam = { ...aTeam(`team ${what}`), name: nasty.typed }
  const author: TestPerson = { ...aPerson(`author ${what}`), name: nasty.typed }
  const form = { title: nasty.typed, why: nasty.typed, body: nasty.typed, tags: nasty.typed.replaceAll(',', ' ').slice(0, 30) }
  const share = () => app.post(submitForm(author, { team }, { submissionId: randomUUID(), teamId: team.teamId, ...form }))
  const resource = async () =>
    resourcePageReply.parse((await app.api(`/api/teams/${team.teamId}/resources`, { as: ben })).body).items.find(({ why }) => why !== '')

  beforeAll(async () => {
    await app.install(team, [author, ada, ben])
    await share()
  })

  test('in the card of who shares it', async () => {
    const results = resultsOf(await share())
    expect(results).toHaveLength(1)
    for (const { card } of results) expectText(card, nasty)
  })

  test('in what is found while typing', async () => {
    const [result] = resultsOf(await app.post(initialRun(ben, { team })))
    if (result === undefined) throw new Error('There is no result.')
    expectText(result.card, nasty)
    expectPlain(result.title)
    expectPlain(result.text)
    expect(withoutBreaks(result.title)).toBe(keptOf(nasty))
  })

  test('in a search that finds nothing', async () => {
    const empty = { ...aTeam(`empty ${what}`), name: nasty.typed }
    await app.install(empty, [cleo])
    const sentence = sentenceOf(await app.post(query(cleo, { team: empty }, nasty.typed)))
    expectPlain(sentence)
    expect(withoutBreaks(sentence)).toContain('Nothing')
    app.connector.setRoster(empty, [])
  })

  test('in a link that unfolds', async () => {
    const { resourceId = '' } = (await resource()) ?? {}
    const url = `https://commonplace.example/go/library/${team.teamId}/${resourceId}`
    const results = resultsOf(await app.post(queryLink(ben, { team }, url)))
    expect(results).toHaveLength(1)
    for (const { card, title, text } of results) {
      expectText(card, nasty)
      expectPlain(title)
      expectPlain(text)
    }
  })

  test('in what the bot writes: the welcome, what it found, what it did not understand, what it tells an author', async () => {
    const before = app.connector.sent().length
    await app.post(personalMessage(ben, `find ${nasty.typed}`))
    await app.post(personalMessage(ben, nasty.typed))
    const about = { author: ada, html: `<p>${randomUUID()}</p>` }
    const { data } = dialogOf(await app.post(openFormOnMessage(author, { team }, about)))
    await app.post(submitFormOnMessage(author, { team }, about, { ...data, teamId: team.teamId, title: nasty.typed }))
    await app.settled()
    const sent = app.connector.sent().slice(before)
    expect(sent).toHaveLength(3)
    for (const { activity } of sent) {
      const { body } = cardOf(activity)
      expect(body.flatMap(({ text }) => (typeof text === 'string' ? shown(text).tags : []))).toEqual([])
      expectPlain(String(activity['summary']))
      expect(activity['entities']).toBeUndefined()
    }
    const told = sent.find(({ activity }) => String(activity['summary']).includes('kept a message of yours'))
    if (told === undefined) throw new Error('The author was not told.')
    expectText(cardOf(told.activity), nasty)
  })

  test('in the API, with views and marks of teammates', async () => {
    const found = await resource()
    expect(found).toMatchObject({ title: keptOf(nasty), why: keptOf(nasty) })
    const path = `/api/teams/${team.teamId}/resources/${found?.resourceId}`
    await app.api(`${path}/comments`, { as: ben, body: { text: nasty.typed }, headers: { 'idempotency-key': randomUUID() } })
    const comments = commentsReply.parse((await app.api(`${path}/comments`, { as: ben })).body)
    expect(comments.items[0]).toMatchObject({ text: keptOf(nasty) })
  })

  test('in exports: JSON is exact, no cell is a formula however it is split, bookmarks are escaped', async () => {
    const get = async (format: string): Promise<string> => {
      const { body, headers } = await app.api(`/api/teams/${team.teamId}/export?format=${format}`, { as: ben })
      expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+"$/u)
      return typeof body === 'string' ? body : JSON.stringify(body)
    }
    expect(await get('json')).toContain(JSON.stringify(keptOf(nasty)))
    const csv = (await get('csv')).replace(/^\uFEFF/u, '')
    const cells = [',', ';', '\t'].flatMap((delimiter) =>
      (parse(csv, { delimiter, relax_quotes: true, relax_column_count: true }) as readonly (readonly string[])[]).flat(),
    )
    expect(cells.filter((one) => /^\s*[=+@\uFF1D\uFF0B\uFF20]|^\s*-\D*[(|!]/u.test(one))).toEqual([])
    expect(await get('netscape')).not.toMatch(/<(?!!DOCTYPE|\/?(?:META|TITLE|H1|DL|DT|DD|A|p)\b)|on(?:load|error)=alert\(1\)>/u)
  })
})

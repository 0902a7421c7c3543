/** A link that the library knows, shared from a chat: offered as a view, or shared as one's own. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { commentsReply, resourcePageReply } from '#domain/api/replies.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { openForm, submitForm } from '#tests/support/teams/activities/extension.ts'
import { personalMessage } from '#tests/support/teams/activities/messages.ts'
import { ada, ben, north } from '#tests/support/teams/cast.ts'
import { dialogOf, resultsOf } from '#tests/support/teams/read-answers.ts'
import { shareAs } from '#tests/support/teams/share-as.ts'

let app: StartedApp
beforeEach(async () => {
  app = await startApp({ startsAt: '2026-03-04T09:00:00.000Z' })
  await app.install(north, [ada, ben])
  await shareAs(app, ada, north, { title: 'Sizing a valve', link: 'https://www.example.org/valve/' })
})
afterEach(() => app.stop())

const place = { team: north } as const
const items = async () => resourcePageReply.parse((await app.api(`/api/teams/${north.teamId}/resources`, { as: ben })).body).items
const viewsOf = async (resourceId = '') =>
  commentsReply.parse((await app.api(`/api/teams/${north.teamId}/resources/${resourceId}/comments`, { as: ben })).body).items

async function asked() {
  const { data } = dialogOf(await app.post(openForm(ben, place)))
  const form = { ...data, title: 'My title', why: 'Also for floor heating', link: 'http://m.example.org/valve?utm_campaign=x' }
  const dialog = dialogOf(await app.post(submitForm(ben, place, form)))
  return { form, dialog }
}

test('L14: the form comes back with whose it is and since when, nothing is stored, and everything typed stays', async () => {
  const { dialog } = await asked()
  expect(dialog.words).toContain('Ada Brandt shared this today: “Sizing a valve”.')
  expect(dialog.values).toMatchObject({ knownLink: 'view', title: 'My title', why: 'Also for floor heating' })
  expect(await items()).toHaveLength(1)
})

test('L14: what somebody keeps in the notebook is nobody else’s knowledge: the link is shared as if nobody had it', async () => {
  await app.post(personalMessage(ada, 'save https://example.org/only-mine'))
  const { data } = dialogOf(await app.post(openForm(ben, place)))
  resultsOf(await app.post(submitForm(ben, place, { ...data, link: 'https://example.org/only-mine?utm_source=x' })))
  expect(await items()).toHaveLength(2)
})

test('L15: a link of 2,049 characters comes back beside its field, one of 2,048 is shared', async () => {
  const link = (chars: number): string => `https://example.org/${'x'.repeat(chars - 20)}`
  const { data } = dialogOf(await app.post(openForm(ben, place)))
  const refused = dialogOf(await app.post(submitForm(ben, place, { ...data, title: 'Long way', link: link(2_049) })))
  expect(refused.notes).toEqual({ link: expect.stringContaining('This is too long.') })
  expect(refused.values['title']).toBe('Long way')
  expect(await items()).toHaveLength(1)
  resultsOf(await app.post(submitForm(ben, place, { ...refused.data, title: 'Long way', link: link(2_048) })))
  expect(await items()).toHaveLength(2)
})

test('L14: who shared it is told from the one who asks, and today from a month that is past', async () => {
  app.clock.advance(40 * 24 * 3_600_000)
  expect((await asked()).dialog.words).toContain('Ada Brandt shared this in March 2026')
  const { data } = dialogOf(await app.post(openForm(ada, place)))
  expect(dialogOf(await app.post(submitForm(ada, place, { ...data, link: 'https://example.org/valve' }))).words).toContain(
    'You shared this in March 2026',
  )
})

test('chosen as a view, the line and the text become a view of the resource, once, and it is said', async () => {
  const { form } = await asked()
  const send = () => app.post(submitForm(ben, place, { ...form, body: 'See page 3.', knownLink: 'view' }))
  for (const answer of await Promise.all([send(), send(), send()]))
    expect(dialogOf(answer)).toMatchObject({ title: 'Your view is added', words: expect.stringContaining('“Sizing a valve”') })
  const [resource, ...others] = await items()
  expect(others).toEqual([])
  expect(resource).toMatchObject({ commentCount: 1, why: '' })
  expect(await viewsOf(resource?.resourceId)).toMatchObject([{ by: { name: ben.name }, text: 'Also for floor heating\n\nSee page 3.' }])
})

test('a view without words is asked for, beside its field', async () => {
  const { form } = await asked()
  const again = dialogOf(await app.post(submitForm(ben, place, { ...form, knownLink: 'view', why: '' })))
  expect(again.notes['why']).toContain('Write your view here')
  expect(again.values['knownLink']).toBe('view')
  expect(again.words).toContain('Ada Brandt shared this')
})

test('chosen as one’s own, it stands beside the other', async () => {
  const { form } = await asked()
  expect(resultsOf(await app.post(submitForm(ben, place, { ...form, knownLink: 'separate' })))).toMatchObject([{ title: 'My title' }])
  expect(await items()).toHaveLength(2)
})

test('when the other is gone by then, the form is shared as it is', async () => {
  const { form } = await asked()
  const [resource] = await items()
  await app.api(`/api/teams/${north.teamId}/resources/${resource?.resourceId ?? ''}`, { as: ada, method: 'DELETE' })
  expect(resultsOf(await app.post(submitForm(ben, place, { ...form, knownLink: 'view' })))).toMatchObject([{ title: 'My title' }])
})

test('a made-up choice is asked again', async () => {
  const { form } = await asked()
  expect(dialogOf(await app.post(submitForm(ben, place, { ...form, knownLink: 'merge' }))).words).toContain('Ada Brandt shared this')
})

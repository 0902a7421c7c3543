/** The release goes where the templates said, or a sentence says why not. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFakeAz, type FakeAz } from '#tests/support/azure/with-fake-az.ts'
import { temporaryFolder } from '#tests/support/store/sqlite.ts'
import { openAz } from './az.ts'
import { sendRelease } from './send-release.ts'

const place = { AZURE_RESOURCE_GROUP: 'group', COMMONPLACE_SITE: 'commonplace-abc' }
let fake: FakeAz
let folder: ReturnType<typeof temporaryFolder>
let zip: string
beforeEach(() => {
  fake = createFakeAz()
  folder = temporaryFolder()
  zip = join(folder.folder, 'a release.zip')
  writeFileSync(zip, '')
})
afterEach(() => {
  fake.remove()
  folder.remove()
})
const send = (environment: Readonly<Record<string, string>>, file = zip) => sendRelease(file, environment, () => openAz(fake.environment))

test('it is sent once, as a zip, to the site of the templates', async () => {
  expect(await send(place)).toBe('https://commonplace-abc.azurewebsites.net')
  expect(fake.commands()).toEqual([
    `webapp deploy --resource-group group --name commonplace-abc --type zip --src-path ${zip} --output none --only-show-errors`,
  ])
  await send({ ...place, AZURE_SUBSCRIPTION_ID: 'subscription' })
  expect(fake.commands()[0]).toContain(' --name commonplace-abc --subscription subscription ')
  expect(await send({ ...place, COMMONPLACE_HOST: 'commonplace.example.org' })).toBe('https://commonplace.example.org')
})

test.each<readonly [string, () => Promise<unknown>, RegExp]>([
  ['no site', () => send({ AZURE_RESOURCE_GROUP: 'group' }), /Set AZURE_RESOURCE_GROUP .* and COMMONPLACE_SITE/u],
  ['no release', () => send(place, '/no/such/file.zip'), /npm run release/u],
])('%s: nothing is sent, and a sentence says what to do', async (_why, attempt, sentence) => {
  await expect(attempt()).rejects.toThrow(sentence)
  expect(fake.commands()).toEqual([])
})

test('what Azure said against it is passed on', async () => {
  fake.change((state) => (state.hasSite = false))
  await expect(send(place)).rejects.toThrow(/The release could not be sent: .*commonplace-abc.* was not found/u)
})

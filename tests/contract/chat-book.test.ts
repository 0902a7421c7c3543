/** N3, N10: where a person's chat is: their own messages have the last word, a roster the first. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { personId, tenantId } from '#domain/ids.ts'
import { mintPerson } from '#bot/auth/mint.ts'
import { createChatBook } from '#bot/store/repositories/chat-book.ts'
import type { OpenedStore } from '#tests/contract/document-store.contract.ts'
import { openCosmosForTest } from '#tests/support/cosmos/open-cosmos.ts'
import { openSqliteForTest } from '#tests/support/store/sqlite.ts'

const address = { serviceUrl: 'https://example.org/', conversationId: 'a:ben', botId: '28:bot' }
const account = { serviceUrl: 'https://example.org/', botId: '28:bot', accountId: '29:ben' }

describe.each<readonly [string, () => Promise<OpenedStore>]>([
  ['SQLite', openSqliteForTest],
  ['Cosmos DB', openCosmosForTest],
])('%s', (_engine, open) => {
  let opened: OpenedStore
  let made = 0
  beforeAll(async () => (opened = await open()))
  afterAll(() => opened.close())
  let ben = mintPerson({ tenantId: tenantId('none'), personId: personId('ben') })
  beforeEach(() => (ben = mintPerson({ tenantId: tenantId(`tenant-${(made += 1)}`), personId: personId('ben') })))
  const book = () => createChatBook(opened.store, { nowMs: () => 0 })

  test('a roster says with whom a chat is opened, and the chat is known once it was', async () => {
    await book().meet(ben, { account, name: 'Ben' })
    expect(await book().find(ben)).toEqual({ address: null, account, name: 'Ben', refused: null })
    await book().opened(ben, { address, name: 'Ben' })
    expect(await book().find(ben)).toMatchObject({ address, account })
  })

  test('their own message has the last word: where, what they are called, and that they may be written to', async () => {
    await book().opened(ben, { address, name: 'Ben' })
    await book().refuse(ben, '403')
    await book().meet(ben, { account, name: 'Ben' })
    expect(await book().find(ben)).toMatchObject({ refused: '403' })
    const moved = { ...address, serviceUrl: 'https://elsewhere.example.org/' }
    await book().remember(ben, { address: moved, name: 'Benjamin' })
    await book().opened(ben, { address, name: 'Ben' })
    expect(await book().find(ben)).toMatchObject({ address: moved, name: 'Benjamin', refused: null })
  })

  test('an event without a name takes none away, and a roster gives it', async () => {
    await book().remember(ben, { address, name: '' })
    await book().meet(ben, { account, name: 'Ben' })
    await book().remember(ben, { address, name: '' })
    expect(await book().find(ben)).toMatchObject({ address, name: 'Ben' })
  })

  test('whoever is refused before anything was known is left in peace all the same', async () => {
    await book().refuse(ben, 'the person removed the app')
    expect(await book().find(ben)).toMatchObject({ address: null, refused: 'the person removed the app' })
  })
})

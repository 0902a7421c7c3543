/** The specification of the DocumentStore port: every engine passes all of it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DocumentStore } from '#bot/ports/document-store.ts'
import { batchCases } from './document-store/batch.cases.ts'
import { changesCases } from './document-store/changes.cases.ts'
import { concurrencyCases } from './document-store/concurrency.cases.ts'
import { crudCases } from './document-store/crud.cases.ts'
import { filterCases } from './document-store/filter.cases.ts'
import { isolationCases } from './document-store/isolation.cases.ts'
import { pagingCases } from './document-store/paging.cases.ts'
import { refusalCases } from './document-store/refusal.cases.ts'
import { ttlCases } from './document-store/ttl.cases.ts'

export type OpenedStore = {
  readonly store: DocumentStore
  /** Another instance on the same data, as a second process of the service would have. */
  readonly second: DocumentStore
  /** Lets time pass for the store. */
  readonly advance: (seconds: number) => Promise<void>
  readonly close: () => Promise<void>
}

/** What the cases reach for: valid once the suite has begun. */
export type Subject = {
  readonly store: DocumentStore
  readonly second: DocumentStore
  readonly advance: (seconds: number) => Promise<void>
}

export function documentStoreContract({ name, open }: { readonly name: string; readonly open: () => Promise<OpenedStore> }): void {
  // Generous, for a real account: there time passes and containers take their time.
  describe(`the store contract on ${name}`, { timeout: 60_000 }, () => {
    let opened: OpenedStore | undefined
    const current = (): OpenedStore => {
      if (!opened) throw new Error('the store is not open yet')
      return opened
    }
    const subject: Subject = {
      get store() {
        return current().store
      },
      get second() {
        return current().second
      },
      advance: (seconds) => current().advance(seconds),
    }
    beforeAll(async () => {
      opened = await open()
    }, 60_000)
    afterAll(() => opened?.close())

    describe('single documents', () => crudCases(subject))
    describe('refusals', () => refusalCases(subject))
    describe('batches', () => batchCases(subject))
    describe('pages', () => pagingCases(subject))
    describe('filters', () => filterCases(subject))
    describe('isolation', () => isolationCases(subject))
    describe('time to live', () => ttlCases(subject))
    describe('changes', () => changesCases(subject))
    describe('several at once', () => concurrencyCases(subject))

    test('a closed store refuses every call and can be closed again', async () => {
      const again = await open()
      await again.store.ping()
      await again.store.close()
      await expect(again.store.get('app', 't|x', 'a')).rejects.toMatchObject({ code: 'unavailable' })
      await expect(again.store.ping()).rejects.toMatchObject({ code: 'unavailable' })
      await again.store.close()
      await again.close()
    })
  })
}

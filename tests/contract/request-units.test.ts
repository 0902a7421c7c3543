/** The price list of the fake, held to the examples that Microsoft has published. */
import { expect, test } from 'vitest'
import type { ContainerPolicy, Fields } from '#tests/support/cosmos/container-state.ts'
import { feedUnits, perPatch, queryUnits, readUnits, writeUnits } from '#tests/support/cosmos/request-units.ts'

/** With `id` and time stamp, which are always in the index, ten terms. */
const paths = ['pk', 'type', 'a', 'b', 'c', 'd', 'e', 'f']
const policy: ContainerPolicy = {
  id: 'app',
  partitionKey: { paths: ['/pk'] },
  indexingPolicy: { includedPaths: paths.map((name) => ({ path: `/${name}/?` })) },
}
const ofSize = (bytes: number, more: Fields = {}): Fields => {
  const body = { ...Object.fromEntries(paths.map((name) => [name, name])), id: 'one', ...more, fill: '' }
  return { ...body, fill: 'x'.repeat(bytes - Buffer.byteLength(JSON.stringify(body))) }
}
const one = ofSize(1_024)

test.each([
  ['a read of 1 KB', readUnits(one), 1],
  ['a read of 64 KB', readUnits(ofSize(64 * 1_024)), 4.76],
  ['a read between two sizes of the table', readUnits(ofSize(3 * 1_024)), 1.09],
  ['a new document of 1 KB with ten terms', writeUnits(policy, null, one), 6.95],
  ['a replace with two changed terms', writeUnits(policy, one, ofSize(1_024, { a: 'A', b: 'B' })), 10.7],
  ['a patch of two terms', writeUnits(policy, one, ofSize(1_024, { a: 'A', b: 'B' })) + 2 * perPatch, 11.5],
  ['a deletion of 1 KB with ten terms', writeUnits(policy, one, null), 6.95],
  ['a feed of five documents of 1 KB', feedUnits([one, one, one, one, one]), 5],
  ['a feed without news', feedUnits([]), 1],
  ['a query that finds nothing', queryUnits([]), 2.8],
  ['a query that finds ten documents of 1 KB', queryUnits(Array.from({ length: 10 }, () => one)), 9.8],
])('%s', (_what, units, published) => expect(units).toBeCloseTo(published, 2))

test('each element of an indexed list is a term, and so is an entry of a composite index', () => {
  const lists: ContainerPolicy = {
    ...policy,
    indexingPolicy: {
      includedPaths: [{ path: '/tags/[]/?' }],
      compositeIndexes: [
        [{ path: '/pk' }, { path: '/type' }],
        [{ path: '/pk' }, { path: '/dueAt' }],
      ],
    },
  }
  const plain = ofSize(1_024)
  expect(writeUnits(lists, null, ofSize(1_024, { tags: ['x', 'y', 'z'] })) - writeUnits(lists, null, plain)).toBeCloseTo(0.6, 5)
  expect(writeUnits(lists, null, plain)).toBeCloseTo(4.95 + 3 * 0.2, 5)
})

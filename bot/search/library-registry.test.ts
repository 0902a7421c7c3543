import { expect, test } from 'vitest'
import { createLibraryRegistry } from './library-registry.ts'
import type { TeamLibrary } from './team-library.ts'

/** A registry whose libraries weigh what their name says, such as `a:10`. */
function registryOf(maxDocuments: number) {
  const opened: string[] = []
  const registry = createLibraryRegistry(maxDocuments, (pk): TeamLibrary => {
    opened.push(pk)
    return { fresh: () => Promise.reject(new Error('not asked for')), weight: () => Number(pk.split(':')[1]) }
  })
  return { opened, visit: (pk: string) => registry.use(pk, async () => undefined), use: registry.use }
}

test('a library within the limit is opened once', async () => {
  const { opened, visit } = registryOf(20)
  for (const pk of ['a:10', 'b:10', 'a:10', 'b:10']) await visit(pk)
  expect(opened).toEqual(['a:10', 'b:10'])
})

test('above the limit the one used least recently is dropped', async () => {
  const { opened, visit } = registryOf(20)
  for (const pk of ['a:10', 'b:10', 'a:10', 'c:10', 'a:10', 'b:10']) await visit(pk)
  expect(opened).toEqual(['a:10', 'b:10', 'c:10', 'b:10'])
})

test('a library in use is not dropped, not even one that is too large alone', async () => {
  const { opened, visit, use } = registryOf(20)
  await use('a:30', async () => {
    await visit('b:10')
    await visit('a:30')
  })
  expect(opened).toEqual(['a:30', 'b:10'])
  await visit('a:30')
  expect(opened).toEqual(['a:30', 'b:10', 'a:30'])
})

test('a library is free again after work that failed', async () => {
  const { opened, visit, use } = registryOf(10)
  await expect(use('a:10', () => Promise.reject(new Error('no store')))).rejects.toThrow('no store')
  await visit('b:10')
  await visit('a:10')
  expect(opened).toEqual(['a:10', 'b:10', 'a:10'])
})

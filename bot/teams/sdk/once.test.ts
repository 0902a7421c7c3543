/** M24: the same again is not done again. */
import { expect, test } from 'vitest'
import { createOnce } from './once.ts'

test('work is done once per key, also when it is asked for while it runs', async () => {
  const once = createOnce(10)
  const done: string[] = []
  const work = (name: string) => () => Promise.resolve(done.push(name) > 0)
  await Promise.all([once('a', work('a')), once('a', work('a')), once('b', work('b'))])
  await once('a', work('a'))
  expect(done).toEqual(['a', 'b'])
})

test.each([
  ['said that it did not succeed', () => Promise.resolve(false)],
  ['threw', () => Promise.reject(new Error('no'))],
])('what %s is done again by the next who asks', async (_how, failing) => {
  const once = createOnce(10)
  let done = 0
  await once('a', failing).catch(() => undefined)
  await Promise.all([once('a', failing).catch(() => undefined), once('a', () => Promise.resolve((done += 1) > 0))])
  expect(done).toBe(1)
})

test('the oldest keys are forgotten first', async () => {
  const once = createOnce(2)
  const done: string[] = []
  for (const key of ['a', 'b', 'c', 'c', 'a']) await once(key, () => Promise.resolve(done.push(key) > 0))
  expect(done).toEqual(['a', 'b', 'c', 'a'])
})

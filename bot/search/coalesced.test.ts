import { expect, test } from 'vitest'
import { coalesced } from './coalesced.ts'

/** Runs that end when they are told to. */
function heldRuns() {
  const runs: PromiseWithResolvers<number>[] = []
  const run = (): Promise<number> => {
    const held = Promise.withResolvers<number>()
    runs.push(held)
    return held.promise
  }
  return { runs, run }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

test('calls made together share one run', async () => {
  const { runs, run } = heldRuns()
  const call = coalesced(run)
  const calls = [call(), call(), call()]
  await turn()
  expect(runs).toHaveLength(1)
  runs[0]?.resolve(1)
  expect(await Promise.all(calls)).toEqual([1, 1, 1])
})

test('a call made during a run gets the next run, and those runs never overlap', async () => {
  const { runs, run } = heldRuns()
  const call = coalesced(run)
  const first = call()
  await turn()
  const second = call()
  const third = call()
  await turn()
  expect(runs).toHaveLength(1)
  runs[0]?.resolve(1)
  expect(await first).toBe(1)
  await turn()
  expect(runs).toHaveLength(2)
  runs[1]?.resolve(2)
  expect(await Promise.all([second, third])).toEqual([2, 2])
})

test('a failure reaches those who joined the run, and the next run is tried', async () => {
  const { runs, run } = heldRuns()
  const call = coalesced(run)
  const failed = [call(), call()].map((each) => expect(each).rejects.toThrow('no store'))
  await turn()
  const later = call()
  runs[0]?.reject(new Error('no store'))
  await Promise.all(failed)
  await turn()
  runs[1]?.resolve(2)
  expect(await later).toBe(2)
})

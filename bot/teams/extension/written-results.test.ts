/** When a result that was written before is taken again. */
import { expect, test } from 'vitest'
import type { ResourceSummary } from '#domain/resources/resource.ts'
import type { WrittenResult } from './answers.ts'
import { createWrittenResults } from './written-results.ts'

const resource = { title: 'Bleed a radiator' } as ResourceSummary

function writing() {
  const results = createWrittenResults()
  let count = 0
  return (of: ResourceSummary, place: string): string => results(of, place, () => `${(count += 1)}` as WrittenResult)
}

test('the same resource in the same place is written once', () => {
  const write = writing()
  expect([write(resource, 'north'), write(resource, 'north')]).toEqual(['1', '1'])
})

test('another place, and a resource that has changed, are written anew', () => {
  const write = writing()
  expect([write(resource, 'north'), write(resource, 'south'), write({ ...resource }, 'north')]).toEqual(['1', '2', '3'])
})

test('of very many the earlier ones are forgotten', () => {
  const write = writing()
  write(resource, 'north')
  for (let at = 0; at < 5_000; at += 1) write({ ...resource }, 'north')
  expect(write(resource, 'north')).toBe('5002')
})

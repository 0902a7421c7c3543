import { expect, test } from 'vitest'
import { addPosting, dropPosting, maxSlot, maxWeight, slotOf, weightOf } from './postings.ts'

const pairs = (postings: readonly number[]) => postings.map((posting) => [slotOf(posting), weightOf(posting)])

test('a list stays in the order of its slots, whatever order they come in', () => {
  const postings: number[] = []
  for (const slot of [5, 9, 1, 7]) addPosting(postings, slot, slot * 10)
  expect(pairs(postings)).toEqual([
    [1, 10],
    [5, 50],
    [7, 70],
    [9, 90],
  ])
})

test('the largest slot and weight fit', () => {
  const postings: number[] = []
  addPosting(postings, maxSlot, maxWeight)
  addPosting(postings, 0, 0)
  expect(pairs(postings)).toEqual([
    [0, 0],
    [maxSlot, maxWeight],
  ])
})

test('what is dropped is gone, and dropping what is not there changes nothing', () => {
  const postings: number[] = []
  for (const slot of [1, 2, 3]) addPosting(postings, slot, 1)
  for (const slot of [2, 2, 0, 9]) dropPosting(postings, slot)
  expect(pairs(postings)).toEqual([
    [1, 1],
    [3, 1],
  ])
})

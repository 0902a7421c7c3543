import { expect, test } from 'vitest'
import { aSearchableResource, typed } from '#tests/support/searchable-resource.ts'
import { createTeamIndex, type TeamIndex } from './team-index.ts'

const words = 'valve fan coil glycol leak fuse sensor pump heater drain panel roof store compressor defrost board'.split(' ')

/** The same numbers in every run. */
function seededNumbers() {
  let state = 7
  return (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

const someText = (number: (below: number) => number, count: number): string =>
  Array.from({ length: count }, () => `${words[number(words.length)]}${number(3) === 0 ? number(40) : ''}`).join(' ')

const answers = (index: TeamIndex, queries: readonly string[]) =>
  queries.map((query) => index.find(typed(query), { skip: 0, limit: 1_000 }).items.map((item) => item.resourceId))

test('after thousands of edits it answers as an index that was built anew', () => {
  const number = seededNumbers()
  const edited = createTeamIndex()
  const kept = new Map<string, ReturnType<typeof aSearchableResource>>()
  for (let edit = 0; edit < 4_000; edit += 1) {
    const id = `resource-${number(150)}`
    if (number(3) === 0) {
      edited.remove(id)
      kept.delete(id)
      continue
    }
    const resource = aSearchableResource({ id, title: someText(number, 3), why: someText(number, 6), body: someText(number, 30) })
    edited.put(resource)
    kept.set(id, resource)
  }
  const anew = createTeamIndex()
  for (const resource of kept.values()) anew.put(resource)
  const queries = Array.from({ length: 300 }, () => someText(number, 1 + number(4)).slice(0, 3 + number(30)))
  expect(answers(edited, queries)).toEqual(answers(anew, queries))
  expect(edited.weight()).toBe(anew.weight())
})

const rankOf = (query: string, ...whys: readonly string[]) => {
  const index = createTeamIndex()
  for (const [place, why] of whys.entries()) index.put(aSearchableResource({ id: String(place), why }))
  return answers(index, [query])[0]
}

test.each([
  ['of two words the rarer one counts for more', 'fan valve', ['valve here', 'valve there', 'fan here'], ['2', '1', '0']],
  ['a finished word counts for more than an unfinished one', 'board', ['boarding', 'board'], ['1', '0']],
  ['of a sentence four words are enough', 'which valve drains glycol near pump nine', ['valve drains glycol pump', 'valve near'], ['0']],
  [
    'five words count for more than four',
    'valve drains glycol pump nine',
    ['valve drains glycol pump fan', 'valve drains glycol pump nine'],
    ['1', '0'],
  ],
  ['of four words all are wanted', 'valve drains glycol pump', ['valve drains glycol', 'pump valve drains glycol'], ['1']],
  ['of equals the newest comes first', 'valve', ['valve', 'valve', 'valve'], ['2', '1', '0']],
])('ranking: %s', (_why, query, whys, expected) => expect(rankOf(query, ...whys)).toEqual(expected))

test('a phrase is found wherever it stands, as reading every text would find it', () => {
  const number = seededNumbers()
  const index = createTeamIndex()
  const bodies = Array.from({ length: 200 }, () => `${someText(number, 6)} the ${someText(number, 6)}, ${'x'.repeat(number(60))}`)
  for (const [place, body] of bodies.entries()) index.put(aSearchableResource({ id: String(place), title: '—', body }))
  for (let round = 0; round < 300; round += 1) {
    const body = bodies[number(bodies.length)] ?? ''
    const start = number(body.length - 3)
    const phrase = body.slice(start, start + 2 + number(20)).trim()
    if (phrase === '') continue
    const expected = bodies.flatMap((each, place) => (each.includes(phrase) ? String(place) : []))
    expect([phrase, answers(index, [`"${phrase}"`])[0]?.toSorted()]).toEqual([phrase, expected.toSorted()])
  }
})

import { expect, test } from 'vitest'
import { readLine } from '#domain/resources/read-line.ts'
import { resourceKinds } from '#domain/resources/resource.ts'
import { readShareForm } from '#domain/resources/share-form.ts'
import { demoContent, type DemoResource } from './demo-content.ts'
import { personKeys } from './people.ts'

const { people, resources, responses } = demoContent
const countWords = (text: string): number => text.split(/\s+/u).length

test('the sample team has eight people and about sixty resources of all kinds', () => {
  expect(people.map((person) => person.key)).toEqual(personKeys)
  expect(new Set(people.map((person) => person.name)).size).toBe(8)
  expect(Math.abs(resources.length - 60)).toBeLessThanOrEqual(3)
  for (const kind of resourceKinds) expect(resources.filter((resource) => resource.kind === kind).length).toBeGreaterThanOrEqual(6)
})

test('keys and titles occur once, and everybody has shared something', () => {
  expect(new Set(resources.map((resource) => resource.key)).size).toBe(resources.length)
  expect(new Set(resources.map((resource) => resource.title)).size).toBe(resources.length)
  expect(new Set(resources.map((resource) => resource.sharedBy))).toEqual(new Set(personKeys))
})

test('it is spread over ten months, the newest first, a few within hours', () => {
  const ages = resources.map((resource) => resource.sharedDaysAgo)
  expect(ages).toEqual(ages.toSorted((one, other) => one - other))
  expect(new Set(ages).size).toBe(ages.length)
  expect(ages.filter((days) => days < 1).length).toBeGreaterThanOrEqual(2)
  expect(Math.max(...ages)).toBeLessThan(310)
  expect(Math.max(...ages)).toBeGreaterThan(240)
})

test.each(resources.map((resource) => [resource.key, resource] as const))(
  '%s is as the share form would store it',
  (_key, resource: DemoResource) => {
    const { kind, title, why, body, tags, link = '', isRough = false } = resource
    expect(readShareForm({ kind, title, why, body, link, tags: [...tags], isRough })).toEqual({
      ok: true,
      draft: { kind, title, why, body, tags, link: resource.link ?? null, isRough },
    })
    expect(resource.key).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u)
    expect(title.length).toBeLessThanOrEqual(80)
    expect(why).toMatch(/^(?:When|Before|After|If|At) /u)
    expect(tags.length).toBeGreaterThanOrEqual(1)
    expect(tags.length).toBeLessThanOrEqual(3)
    expect(`${title} ${why} ${body}`).not.toContain('!')
  },
)

test.each(resources.filter((resource) => resource.kind === 'link'))('$key leads to an example host', ({ link }) => {
  expect(new URL(link ?? '').hostname).toMatch(/\.example$/u)
})

test.each(resources.filter((resource) => resource.kind === 'aid'))('$key has numbered steps and fits a phone', ({ body }) => {
  expect(body.match(/^\d+\. /gmu)?.length).toBeGreaterThanOrEqual(3)
  expect(countWords(body)).toBeGreaterThanOrEqual(60)
  expect(countWords(body)).toBeLessThanOrEqual(200)
})

test.each(resources.filter((resource) => resource.kind === 'story'))('$key is a story of a minute', ({ body }) => {
  expect(countWords(body)).toBeGreaterThanOrEqual(60)
  expect(countWords(body)).toBeLessThanOrEqual(150)
})

test.each(responses)(
  'what is said about $to comes after it, once from each, and never from its sharer',
  ({ to, helped = [], views = [], outdated }) => {
    const resource = resources.find(({ key }) => key === to)
    const remarks = [...helped, ...views]
    for (const { by, text } of helped) {
      expect(by).not.toBe(resource?.sharedBy)
      expect(readLine('line', text, { isWanted: false })).toBe(text)
    }
    for (const { text } of views) expect(readLine('text', text, { isWanted: true })).toBe(text)
    for (const { daysAgo } of [...remarks, ...(outdated === undefined ? [] : [outdated])])
      expect(daysAgo).toBeLessThan(resource?.sharedDaysAgo ?? 0)
    expect(new Set(helped.map(({ by }) => by)).size).toBe(helped.length)
    expect(remarks.map(({ text }) => text).join()).not.toContain('!')
    if (outdated !== undefined) expect(views.map(({ by }) => by)).toContain(outdated.by)
  },
)

test('one resource is rough, one is outdated, and six people said what changed', () => {
  expect(resources.filter(({ isRough }) => isRough === true)).toHaveLength(1)
  expect(responses.filter(({ outdated }) => outdated !== undefined)).toHaveLength(1)
  expect(new Set(responses.flatMap(({ helped = [] }) => helped.filter(({ text }) => text !== '').map(({ by }) => by))).size).toBe(6)
})

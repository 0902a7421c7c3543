/** Filters mean the same on every engine: missing fields and other types never match, values are never code. */
import { expect, test } from 'vitest'
import type { Filter, JsonValue } from '#bot/ports/document-store.ts'
import { aDocument, aTeamPartition, codeOf, createAll } from '#tests/support/store/documents.ts'
import type { Subject } from '../document-store.contract.ts'

const orderBy = { field: 'id', direction: 'asc' } as const

/** One document per name, with the value that the name says in the field `v`; `none` has no such field. */
const values: Readonly<Record<string, JsonValue | undefined>> = {
  none: undefined,
  nil: null,
  yes: true,
  no: false,
  one: 1,
  five: 5,
  half: 0.5,
  text1: '1',
  five5: '5',
  apple: 'Apple pie',
  banana: 'banana',
  empty: '',
  list: ['a', 'b', 1, null],
  numbers: [5, 10],
  nested: { w: 5, list: ['a'] },
  bare: [],
}
const all = Object.keys(values).toSorted()
const but = (...names: readonly string[]): readonly string[] => all.filter((name) => !names.includes(name))

const eq = (value: string | number | boolean, field = 'v'): Filter => ({ op: 'eq', field, value })
const not = (filter: Filter): Filter => ({ op: 'not', filter })

const cases: readonly (readonly [string, Filter, readonly string[]])[] = [
  ['eq with a text', eq('banana'), ['banana']],
  ['eq is case-sensitive', eq('Banana'), []],
  ['eq with the empty text', eq(''), ['empty']],
  ['eq with a number', eq(5), ['five']],
  ['eq with a digit text', eq('5'), ['five5']],
  ['eq with true', eq(true), ['yes']],
  ['eq with false', eq(false), ['no']],
  ['lt with a number', { op: 'lt', field: 'v', value: 5 }, ['half', 'one']],
  ['lte with a number', { op: 'lte', field: 'v', value: 5 }, ['five', 'half', 'one']],
  ['gt with a number', { op: 'gt', field: 'v', value: 0.5 }, ['five', 'one']],
  ['gte with a number', { op: 'gte', field: 'v', value: 1 }, ['five', 'one']],
  ['gt with a text', { op: 'gt', field: 'v', value: '5' }, ['apple', 'banana']],
  ['lte with a text', { op: 'lte', field: 'v', value: '5' }, ['empty', 'five5', 'text1']],
  ['gte with false', { op: 'gte', field: 'v', value: false }, ['no', 'yes']],
  ['lt with true', { op: 'lt', field: 'v', value: true }, ['no']],
  ['in', { op: 'in', field: 'v', values: ['banana', 5, '1', 'nowhere'] }, ['banana', 'five', 'text1']],
  ['in with nothing', { op: 'in', field: 'v', values: [] }, []],
  ['has a text', { op: 'has', field: 'v', value: 'a' }, ['list']],
  ['has a number', { op: 'has', field: 'v', value: 5 }, ['numbers']],
  ['has does not search texts', { op: 'has', field: 'v', value: 'banana' }, []],
  ['has tells 1 from "1"', { op: 'has', field: 'v', value: '1' }, []],
  ['match ignores case', { op: 'match', field: 'v', text: 'APPLE' }, ['apple']],
  ['match in the middle', { op: 'match', field: 'v', text: 'nan' }, ['banana']],
  ['match with nothing finds every text', { op: 'match', field: 'v', text: '' }, ['apple', 'banana', 'empty', 'five5', 'text1']],
  ['match takes % as a character', { op: 'match', field: 'v', text: '%' }, []],
  ['match takes _ as a character', { op: 'match', field: 'v', text: 'b_nana' }, []],
  ['match does not search numbers', { op: 'match', field: 'v', text: '0.5' }, []],
  ['exists, also when null', { op: 'exists', field: 'v' }, but('none')],
  ['a nested field', eq(5, 'v.w'), ['nested']],
  ['a nested list', { op: 'has', field: 'v.list', value: 'a' }, ['nested']],
  ['a nested field that is missing', { op: 'exists', field: 'v.w.x' }, []],
  ['an index is no field', eq('a', 'v.0'), []],
  ['not eq: all others, also missing and null', not(eq(5)), but('five')],
  ['not eq of another type', not(eq('banana')), but('banana')],
  ['not lt', not({ op: 'lt', field: 'v', value: 5 }), but('half', 'one')],
  ['not in', not({ op: 'in', field: 'v', values: ['banana', 5] }), but('banana', 'five')],
  ['not in nothing', not({ op: 'in', field: 'v', values: [] }), all],
  ['not has', not({ op: 'has', field: 'v', value: 'a' }), but('list')],
  ['not match', not({ op: 'match', field: 'v', text: 'nan' }), but('banana')],
  ['not exists', not({ op: 'exists', field: 'v' }), ['none']],
  ['not not', not(not(eq(5))), ['five']],
  [
    'not over and',
    not({
      op: 'and',
      filters: [
        { op: 'gte', field: 'v', value: 1 },
        { op: 'lte', field: 'v', value: 5 },
      ],
    }),
    but('one', 'five'),
  ],
  ['not over or', not({ op: 'or', filters: [eq(5), eq('banana')] }), but('five', 'banana')],
  ['not over a missing nested field', not(eq(5, 'v.w')), but('nested')],
  [
    'and',
    {
      op: 'and',
      filters: [
        { op: 'gt', field: 'v', value: 0.5 },
        { op: 'lt', field: 'v', value: 5 },
      ],
    },
    ['one'],
  ],
  ['or across types', { op: 'or', filters: [eq('banana'), eq(5), eq(true)] }, ['banana', 'five', 'yes']],
  ['or with one side missing', { op: 'or', filters: [eq(5, 'nowhere'), eq(1)] }, ['one']],
  ['and of nothing is everything', { op: 'and', filters: [] }, all],
  ['or of nothing is nothing', { op: 'or', filters: [] }, []],
  [
    'nested and, or, not',
    {
      op: 'and',
      filters: [
        { op: 'or', filters: [eq(1), eq(5), eq('banana')] },
        not({ op: 'or', filters: [eq(5), { op: 'has', field: 'v', value: 1 }] }),
      ],
    },
    ['banana', 'one'],
  ],
  ['by id', { op: 'in', field: 'id', values: ['one', 'five', 'other'] }, ['five', 'one']],
  ['by an envelope field', { op: 'gt', field: 'createdAt', value: '2026-11-23T08:59:59.999Z' }, all],
  ['an envelope field with another type', eq(5, 'createdAt'), []],
  ['not an envelope field with another type', not(eq(5, 'createdAt')), all],
]

const hostile = [
  "'",
  '"',
  "' OR '1'='1",
  '"; DROP TABLE app; --',
  "') OR c.pk <> ('",
  '@pk',
  '@p0',
  '?',
  '%',
  '_',
  '\\',
  '${1}',
  '__proto__',
  'constructor',
  '\u0000',
  'a\u0000b',
  '漢字',
  '🦉',
  'e\u0301',
  'é',
  '\u2028',
  'x'.repeat(5_000),
]

export function filterCases(subject: Subject): void {
  const found = async (pk: string, where: Filter, container: 'app' | 'ops' = 'app'): Promise<readonly unknown[]> => {
    const { items } = await subject.store.query(container, pk, { type: 'note', where, orderBy, limit: 100 })
    expect(await subject.store.count(container, pk, { type: 'note', where })).toBe(items.length)
    return items.map((item) => item.document.id)
  }

  let seeded: Promise<string> | undefined
  const seed = async (): Promise<string> => {
    const pk = aTeamPartition()
    await createAll(
      subject.store,
      Object.entries(values).map(([id, v]) => aDocument({ pk, id, v })),
    )
    return pk
  }
  const partition = (): Promise<string> => (seeded ??= seed())

  test.each(cases)('%s', async (_what, filter, expected) => {
    expect(await found(await partition(), filter)).toEqual(expected.toSorted())
  })

  test('dueAt is compared as a text, a number, or not at all', async () => {
    const pk = aTeamPartition()
    for (const [id, dueAt] of Object.entries({ text: '2026-11-23T09:00:00Z', number: 5, none: undefined }))
      await subject.store.create('ops', aDocument({ pk, id, dueAt }))
    expect(await found(pk, { op: 'gte', field: 'dueAt', value: '2026' }, 'ops')).toEqual(['text'])
    expect(await found(pk, { op: 'lte', field: 'dueAt', value: 5 }, 'ops')).toEqual(['number'])
    expect(await found(pk, not({ op: 'gte', field: 'dueAt', value: '2026' }), 'ops')).toEqual(['none', 'number'])
  })

  test.each(hostile.map((value) => [value.slice(0, 40), value] as const))('the value %j is only ever a value', async (_start, value) => {
    const pk = aTeamPartition()
    await createAll(subject.store, [
      aDocument({ pk, id: 'it', v: value, tags: [value] }),
      aDocument({ pk, id: 'other', v: 'other', tags: ['other'] }),
    ])
    expect(await found(pk, eq(value))).toEqual(['it'])
    expect(await found(pk, { op: 'in', field: 'v', values: [value] })).toEqual(['it'])
    expect(await found(pk, { op: 'has', field: 'tags', value })).toEqual(['it'])
    expect(await found(pk, { op: 'match', field: 'v', text: value })).toEqual(['it'])
    expect(await found(pk, not(eq(value)))).toEqual(['other'])
  })

  test.each(
    [
      '',
      ' ',
      'a b',
      'a-b',
      'a"b',
      "a'b",
      'a]b',
      'a["b"]',
      'a..b',
      '.a',
      'a.',
      '$',
      '*',
      '_ts',
      '_etag',
      '__proto__',
      'c.pk = c.pk OR c.v',
      'a;--',
      'é',
      'a\u0000',
      'a'.repeat(201),
    ].map((field) => [field.slice(0, 40), field] as const),
  )('the field name %j is refused', async (_start, field) => {
    const pk = aTeamPartition()
    const filters: readonly Filter[] = [
      eq('x', field),
      { op: 'in', field, values: ['x'] },
      { op: 'has', field, value: 'x' },
      { op: 'match', field, text: 'x' },
      { op: 'exists', field },
      not({ op: 'or', filters: [{ op: 'exists', field }] }),
    ]
    for (const where of filters) {
      expect(await codeOf(subject.store.query('app', pk, { type: 'note', where, orderBy, limit: 1 }))).toBe('invalid')
      expect(await codeOf(subject.store.count('app', pk, { type: 'note', where }))).toBe('invalid')
    }
  })

  test.each([null, undefined, {}, [], Number.NaN])('the value %j is refused', async (value) => {
    const where = { op: 'eq', field: 'v', value } as unknown as Filter
    expect(await codeOf(subject.store.count('app', aTeamPartition(), { type: 'note', where }))).toBe('invalid')
  })

  test('an unknown operator, a very deep and a very large filter are refused', async () => {
    let deep: Filter = eq(1)
    for (let level = 0; level < 30; level += 1) deep = not(deep)
    const large: Filter = { op: 'or', filters: Array.from({ length: 300 }, (_, n) => eq(n)) }
    for (const where of [deep, large, { op: 'sql', field: 'v', value: '1' } as unknown as Filter]) {
      expect(await codeOf(subject.store.count('app', aTeamPartition(), { type: 'note', where }))).toBe('invalid')
    }
  })
}

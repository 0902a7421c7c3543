/** Random input that looks right almost everywhere. Seeded: a red run is repeated by running it again. */
import * as fc from 'fast-check'
import { nastyTexts } from './nasty-texts.ts'

export const fuzzSeed = Number(process.env['COMMONPLACE_FUZZ_SEED'] ?? 20_261_123)

/** How many in all; each kind takes its share. */
export const fuzzCases = Number(process.env['COMMONPLACE_FUZZ_CASES'] ?? 10_000)

/** Texts that have broken something somewhere. */
const oddTexts: readonly string[] = [
  ...nastyTexts.map(({ typed }) => typed),
  '',
  ' ',
  '\u200B',
  '__proto__',
  'constructor',
  'toString',
  '../../etc/passwd',
  '%00',
  '%',
  "' OR 1=1 --",
  '${7*7}',
  '{{7*7}}',
  'null',
  'NaN',
  '00000000-0000-4000-8000-000000000000',
  '19:x@thread.tacv2',
  '2026-02-30T25:61:61Z',
  '-1',
  '1e999',
  '0x10',
  '\uFF11\uFF12',
  'x'.repeat(5_000),
  '\u{1F469}\u200D\u{1F692}'.repeat(300),
  'a\u0301'.repeat(3_000),
  '('.repeat(500),
  'a '.repeat(2_000),
]

export const oddText = fc.oneof(fc.constantFrom(...oddTexts), fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 20 }))

/** Any JSON, keys that change prototypes and deep nesting included. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: oddText },
  { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 2, arbitrary: fc.constantFrom(null, true, 0, -1, 1e308, Number.MAX_SAFE_INTEGER + 2, [], {}, [[]], [null]) },
  { weight: 1, arbitrary: fc.nat({ max: 60 }).map((depth) => nested(depth)) },
  {
    weight: 1,
    arbitrary: fc.constant(JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}') as unknown),
  },
)

type Change = { readonly at: number; readonly how: 'replace' | 'delete' | 'double'; readonly value: unknown }

const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.record({
    at: fc.nat(),
    how: fc.constantFrom('replace', 'replace', 'replace', 'delete', 'double'),
    value: oddValue,
  }),
  { minLength: 1, maxLength: 3 },
)

/** One of the well-formed, with one to three of its places, at any depth, changed. */
export const spoilt = <Whole extends object>(wellFormed: readonly (() => Whole)[]): fc.Arbitrary<Whole> =>
  fc.tuple(fc.constantFrom(...wellFormed), changes).map(([make, all]) => all.reduce(changed, structuredClone(make())))

/** A copy of its own: whatever is changed next may lie within it. */
const copyOf = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown

function changed<Whole extends object>(whole: Whole, { at, how, value }: Change): Whole {
  const places = placesOf(whole as Record<string, unknown>)
  const place = places[at % places.length]
  if (place === undefined) return whole
  const { holder, key } = place
  if (how === 'delete') Reflect.deleteProperty(holder, key)
  else
    Object.defineProperty(holder, key, {
      value: copyOf(how === 'double' ? [holder[key] ?? null, holder[key] ?? null] : value),
      enumerable: true,
      configurable: true,
      writable: true,
    })
  return whole
}

type Place = { readonly holder: Record<string, unknown>; readonly key: string }

function placesOf(holder: Record<string, unknown>): readonly Place[] {
  return Object.entries(holder).flatMap(([key, value]) => [
    { holder, key },
    ...(typeof value === 'object' && value !== null ? placesOf(value as Record<string, unknown>) : []),
  ])
}

const nested = (depth: number): unknown => (depth === 0 ? 'deep' : { a: [nested(depth - 1)] })

/** What no answer may say of the inside. */
export const inside =
  /\bat .{1,200}\.[jt]s:\d|node_modules|\/bot\/|file:\/\/|SQLITE|Cannot read propert|is not a function|is not iterable|ZodError|undefined is not/u

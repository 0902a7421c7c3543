/** How findings are told: in a terminal, in a pipe, to programs. */
import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { ok, problem, skipped, warning, type Finding } from './finding.ts'
import { jsonReport, writtenReport } from './report.ts'

const part = (check: string) => ({ check, title: `Title of ${check}` })
const findings: readonly Finding[] = [
  ok(part('a'), 'All is well.'),
  warning(part('b'), 'It\u2019s about to end.', 'Renew it.'),
  problem(part('c'), `${'A long sentence about what was found. '.repeat(5)}https://example.org/${'x'.repeat(120)}`, 'Mend it.'),
  skipped(part('d'), 'See *c*.'),
  skipped(part('e'), 'See *c*.'),
]

test('in a pipe it is plain ASCII, a finding to a line and what to do in the next, unbroken', () => {
  const lines = writtenReport(findings, { columns: null, hasColors: false }).split('\n')
  expect(lines.slice(0, 4)).toEqual([
    'ok       Title of a: All is well.',
    "warning  Title of b: It's about to end.",
    '         > Renew it.',
    expect.stringMatching(/^problem  Title of c: .{300,}$/u),
  ])
  expect(lines.join('')).toMatch(/^[\x20-\x7e]+$/u)
})

test('the last line says how much was looked at, and how many problems and warnings there are', () => {
  const last = (all: readonly Finding[]) => writtenReport(all, { columns: null, hasColors: false }).trimEnd().split('\n').at(-1)
  expect(last(findings)).toBe('3 looked at: 1 problem, 1 warning')
  expect(last([])).toBe('0 looked at: 0 problems, 0 warnings')
})

test('parts that were skipped for the same reason are told in one', () => {
  expect(writtenReport(findings, { columns: null, hasColors: false })).toContain('skipped  Title of d, Title of e: See *c*.\n')
})

test('many parts that were skipped for the same reason have no title each', () => {
  const many = ['a', 'b', 'c', 'd', 'e'].map((check) => skipped(part(check), 'Local mode has no tenant.'))
  const lines = writtenReport(many, { columns: null, hasColors: false }).split('\n')
  expect(lines[0]).toBe('skipped  Everything else: Local mode has no tenant.')
})

test('what is to be done about several in a row is told once, but to programs', () => {
  const same = ['a', 'b'].map((check) => problem(part(check), `${check} is wrong.`, 'Correct it.'))
  const report = writtenReport([...same, problem(part('c'), 'c is wrong.', 'Remove it.')], { columns: null, hasColors: false })
  expect(report.split('\n').slice(0, 5)).toEqual([
    'problem  Title of a: a is wrong.',
    'problem  Title of b: b is wrong.',
    '         > Correct it.',
    'problem  Title of c: c is wrong.',
    '         > Remove it.',
  ])
  expect(JSON.parse(jsonReport(same))).toMatchObject({ findings: [{ next: 'Correct it.' }, { next: 'Correct it.' }] })
})

test.each([40, 80, 200])(
  'in a terminal of %i columns each has its symbol and colour, and no line but of a long word is wider',
  (columns) => {
    const report = writtenReport(findings, { columns, hasColors: true })
    for (const painted of ['\u001b[32m\u2713', '\u001b[33m!', '\u001b[31m\u2717', '\u001b[90m\u2013']) expect(report).toContain(painted)
    const lines = stripVTControlCharacters(report).split('\n')
    expect(lines.filter((line) => line.length > Math.min(columns, 96) && !line.includes('xxx'))).toEqual([])
  },
)

test('without colours a terminal still has the symbols', () => {
  const report = writtenReport(findings, { columns: 80, hasColors: false })
  expect(report).toContain('\u2717 Title of c')
  expect(report).not.toContain('\u001b')
})

test('programs get one document: whether all is well, and every finding with all its fields', () => {
  expect(JSON.parse(jsonReport(findings))).toEqual({ ok: false, findings })
  expect(JSON.parse(jsonReport(findings.slice(0, 2)))).toMatchObject({ ok: true })
  expect(Object.keys(findings[0] ?? {}).toSorted()).toEqual(['check', 'found', 'next', 'status', 'title'])
})

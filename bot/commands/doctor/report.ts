/** How the findings are told: in a terminal, in a pipe, and to programs. */
import { styleText } from 'node:util'
import { isProblem, type Finding, type Status } from './finding.ts'

export type Sink = {
  /** Null for a pipe or a file: nothing is broken into lines there. */
  readonly columns: number | null
  readonly hasColors: boolean
}

type Style = { readonly symbol: string; readonly color: 'green' | 'yellow' | 'red' | 'gray' }

const styles: Readonly<Record<Status, Style>> = {
  ok: { symbol: '\u2713', color: 'green' },
  warning: { symbol: '!', color: 'yellow' },
  problem: { symbol: '\u2717', color: 'red' },
  skipped: { symbol: '\u2013', color: 'gray' },
}
const maxColumns = 96
const minColumns = 40

/** @returns lines with an end each; in a pipe ASCII alone, one finding to a line and what to do in the next */
export function writtenReport(findings: readonly Finding[], sink: Sink): string {
  const lines = withoutRepeats(folded(findings)).flatMap((finding) =>
    sink.columns === null ? plainLines(finding) : terminalLines(finding, sink),
  )
  return `${[...lines, '', totals(findings)].join('\n')}\n`
}

/** One JSON document; its shape stays the same between releases. */
export function jsonReport(findings: readonly Finding[]): string {
  return `${JSON.stringify({ ok: !findings.some(isProblem), findings }, null, 2)}\n`
}

/** So many titles can be read in one line. */
const maxTitles = 4

/** Parts that were left out for the same reason are told in one. */
function folded(findings: readonly Finding[]): readonly Finding[] {
  return findings.flatMap((finding, at) => {
    if (finding.status !== 'skipped') return [finding]
    const alike = findings.filter(({ status, found, next }) => status === 'skipped' && found === finding.found && next === finding.next)
    return findings.indexOf(alike[0] ?? finding) === at ? [{ ...finding, title: titleOf(alike) }] : []
  })
}

const titleOf = (alike: readonly Finding[]): string =>
  alike.length > maxTitles ? 'Everything else' : alike.map(({ title }) => title).join(', ')

/** What is to be done about several findings in a row is told once, after the last of them. */
const withoutRepeats = (findings: readonly Finding[]): readonly Finding[] =>
  findings.map((finding, at) => (finding.next !== null && findings[at + 1]?.next === finding.next ? { ...finding, next: null } : finding))

function plainLines({ status, title, found, next }: Finding): readonly string[] {
  const first = `${status.padEnd(8)} ${ascii(title)}: ${ascii(found)}`
  return next === null ? [first] : [first, `${' '.repeat(9)}> ${ascii(next)}`]
}

function terminalLines({ status, title, found, next }: Finding, { columns, hasColors }: Sink): readonly string[] {
  const { symbol, color } = styles[status]
  const width = Math.max(minColumns, Math.min(columns ?? maxColumns, maxColumns)) - 2
  const paint = (format: Parameters<typeof styleText>[0], text: string): string =>
    hasColors ? styleText(format, text, { validateStream: false }) : text
  const isQuiet = status === 'ok' || status === 'skipped'
  return [
    ...wrapped(title, width).map((line, at) => `${at === 0 ? paint(color, symbol) : ' '} ${paint('bold', line)}`),
    ...wrapped(found, width).map((line) => `  ${isQuiet ? paint('gray', line) : line}`),
    ...wrapped(next === null ? '' : `\u2192 ${next}`, width).map((line, at) => `  ${at === 0 ? '' : '  '}${line}`),
  ]
}

/** Words that are longer than a line, such as addresses, stay whole. */
function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').filter((part) => part !== '')) {
    if (line !== '' && line.length + 1 + word.length > width - 2) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return line === '' ? lines : [...lines, line]
}

function totals(findings: readonly Finding[]): string {
  const count = (status: Status): number => findings.filter((finding) => finding.status === status).length
  const told = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`
  const looked = new Set(findings.filter(({ status }) => status !== 'skipped').map(({ check }) => check)).size
  return `${looked} looked at: ${told(count('problem'), 'problem')}, ${told(count('warning'), 'warning')}`
}

const replacements: Readonly<Record<string, string>> = { '\u2019': "'", '\u2013': '-', '\u2026': '...', '\u2192': '>' }

/** What a pipe's reader may not be able to show. */
const ascii = (text: string): string => text.replaceAll(/[^\x20-\x7e]/gu, (character) => replacements[character] ?? '?')

/** What the run found: a table for people, JSON for programs. A bar is shown beside its figure and never fails the run. */
import { availableParallelism, cpus } from 'node:os'

export type Bar = { readonly atMost: number } | { readonly atLeast: number }

export type Figure = {
  readonly name: string
  /** Null where it can't be measured on this platform. */
  readonly value: number | null
  /** `ms`, `min` (of a clock that a run moves), `MB` (10⁶ bytes), `KB` (10³ bytes), `/s`, `×` for a ratio, `of 1` for a share, or `people`. */
  readonly unit: 'ms' | 'min' | 'MB' | 'KB' | '/s' | '×' | 'of 1' | 'people'
  readonly bar?: Bar
}

export type Section = { readonly title: string; readonly figures: readonly Figure[] }
export type Corpus = { readonly source: string; readonly resources: number }

/** @returns the lines of a table, with `pass` or `miss` wherever there is a bar */
export function tableOf(corpus: Corpus, sections: readonly Section[]): string {
  const rows = sections.flatMap(({ title, figures }) => [[title], ...figures.map(rowOf)])
  const widthOf = (column: number): number => Math.max(...rows.filter((row) => row.length > 1).map((row) => row[column]?.length ?? 0))
  const widths = [0, 1, 2, 3].map(widthOf)
  const lines = rows.map(([name = '', ...rest]) =>
    rest.length === 0
      ? `\n${name}`
      : `  ${[name.padEnd(widths[0] ?? 0), ...rest.map((cell, at) => (at === 0 ? cell.padStart(widths[1] ?? 0) : cell.padEnd(widths[at + 1] ?? 0)))].join('   ').trimEnd()}`,
  )
  return [headline(corpus), ...lines].join('\n')
}

export function jsonOf(corpus: Corpus, sections: readonly Section[]): string {
  const figures = sections.flatMap(({ title, figures }) =>
    figures.map((figure) => ({ section: title, ...figure, ...(figure.bar === undefined ? {} : { pass: passes(figure) }) })),
  )
  return JSON.stringify({ node: process.versions.node, platform: `${process.platform}-${process.arch}`, corpus, figures }, null, 2)
}

function rowOf(figure: Figure): readonly string[] {
  const value = figure.value === null ? 'not here' : `${rounded(figure.value, figure.unit)} ${figure.unit}`
  return figure.bar === undefined ? [figure.name, value, '', ''] : [figure.name, value, barText(figure.bar, figure.unit), verdict(figure)]
}

/** @returns null when nothing was measured */
function passes({ value, bar }: Figure): boolean | null {
  if (value === null || bar === undefined) return null
  return 'atMost' in bar ? value <= bar.atMost : value >= bar.atLeast
}

function verdict(figure: Figure): string {
  const isPassed = passes(figure)
  return isPassed === null ? '' : isPassed ? 'pass' : 'miss'
}

const barText = (bar: Bar, unit: Figure['unit']): string =>
  'atMost' in bar ? `≤ ${rounded(bar.atMost, unit)} ${unit}` : `≥ ${rounded(bar.atLeast, unit)} ${unit}`

function rounded(value: number, unit: Figure['unit']): string {
  if (unit === 'of 1') return value.toFixed(3)
  if (Math.abs(value) < 0.1) return value.toLocaleString('en-US', { maximumSignificantDigits: 2 })
  return value.toLocaleString('en-US', { maximumFractionDigits: Math.abs(value) >= 100 ? 0 : 2 })
}

const headline = ({ source, resources }: Corpus): string =>
  `Commonplace bench: ${resources.toLocaleString('en-US')} resources (${source}), Node ${process.versions.node}, ` +
  `${process.platform}-${process.arch}, ${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}`

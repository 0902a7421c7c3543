/** How often open pages look again, as the tab has it: read from where it stands, so that the costs follow a change. */
import { readFileSync } from 'node:fs'

/** In milliseconds. */
export const libraryPolls = intervalIn('resources.ts', /lookAgainMs = ([\d_]+)/u)
export const tabPolls = {
  week: intervalIn('personal.ts', /getWeek[\s\S]*?usePace\(([\d_]+)/u),
  notebook: intervalIn('personal.ts', /listEntries[\s\S]*?usePace\(([\d_]+)/u),
}

function intervalIn(file: string, pattern: RegExp): number {
  const source = readFileSync(new URL(`../../../tab/api/${file}`, import.meta.url), 'utf8')
  const found = pattern.exec(source)?.[1]
  if (found === undefined) throw new Error(`tab/api/${file} no longer says how often it looks again.`)
  return Number(found.replaceAll('_', ''))
}

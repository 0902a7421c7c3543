/** Finding by how a title begins: what people type first when they know what they want. */
import type { Passes } from './ranked-index.ts'
import { createSortedList } from './sorted-list.ts'
import { wordsOf } from './words.ts'

export type TitleTable = {
  readonly add: (resourceId: string, title: string) => void
  readonly remove: (resourceId: string, title: string) => void
  /**
   * Resources whose title is or begins with the typed text, shortest title first, so that the exact one leads; newest first among equally long ones.
   * Case, accents and punctuation don't count.
   * @param typed - how the text was typed, at most a search box full of it
   * @returns at most five ids
   */
  readonly startingWith: (typed: string, passes: Passes) => readonly string[]
}

type Row = { readonly key: string; readonly resourceId: string }

const maxTitles = 5

export function createTitleTable(): TitleTable {
  const rows = createSortedList<Row>((one, other) => compareText(one.key, other.key) || compareText(one.resourceId, other.resourceId))

  return {
    add: (resourceId, title) => rows.add({ key: keyOf(title), resourceId }),
    remove: (resourceId, title) => rows.remove({ key: keyOf(title), resourceId }),
    startingWith: (typed, passes) => {
      const start = keyOf(typed)
      if (start === '') return []
      const best: Row[] = []
      for (let place = rows.lowerBound((row) => row.key < start); place < rows.entries.length; place += 1) {
        const row = rows.entries[place]
        if (row === undefined || !row.key.startsWith(start)) break
        const last = best[maxTitles - 1]
        if ((last !== undefined && compareRows(row, last) > 0) || passes?.(row.resourceId) === false) continue
        best.push(row)
        best.sort(compareRows)
        best.length = Math.min(best.length, maxTitles)
      }
      return best.map((row) => row.resourceId)
    },
  }
}

/** Titles of nothing but punctuation are compared as they are. */
const keyOf = (title: string): string => wordsOf(title).join(' ') || title.trim()

const compareRows = (one: Row, other: Row): number => one.key.length - other.key.length || compareText(other.resourceId, one.resourceId)

const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

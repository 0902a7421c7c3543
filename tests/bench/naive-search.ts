/** The yardstick: MiniSearch with prefix and fuzzy everywhere, as it is used most. */
import MiniSearch from 'minisearch'
import type { CorpusItem } from './corpus.ts'

/** @returns finds the resources for a text, best first */
export function createNaiveSearch(corpus: readonly CorpusItem[]): (text: string) => readonly CorpusItem[] {
  const engine = new MiniSearch<CorpusItem & { readonly id: number }>({
    fields: ['title', 'why', 'tags', 'body'],
    searchOptions: { prefix: true, fuzzy: 0.2 },
  })
  engine.addAll(corpus.map((item, id) => ({ ...item, id })))
  return (text) => engine.search(text).flatMap(({ id }) => corpus[id as number] ?? [])
}

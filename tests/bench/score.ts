/** How well a search finds what somebody knows to be there. */
import { queryClasses, type Findable, type KnownItem, type QueryClass } from './known-items.ts'

export type Score = {
  /** Share of the queries that found what was meant among the first five, in all and by class. */
  readonly inFirstFive: number
  readonly byClass: ReadonlyMap<QueryClass, number>
  /** Mean of 1 ÷ the place of what was meant, 0 when it isn't among the first ten. */
  readonly meanReciprocalRank: number
}

const maxPlaces = 10
const firstPlaces = 5

/** @param find - what a query finds, best first */
export async function scoreOf(queries: readonly KnownItem[], find: (text: string) => Promise<readonly Findable[]>): Promise<Score> {
  const ranks: { readonly queryClass: QueryClass; readonly rank: number }[] = []
  for (const { queryClass, text, isMeant } of queries) {
    const place = (await find(text)).slice(0, maxPlaces).findIndex(isMeant)
    ranks.push({ queryClass, rank: place < 0 ? Number.POSITIVE_INFINITY : place + 1 })
  }
  const share = (of: typeof ranks): number => of.filter(({ rank }) => rank <= firstPlaces).length / of.length
  return {
    inFirstFive: share(ranks),
    byClass: new Map(queryClasses.map((each) => [each, share(ranks.filter(({ queryClass }) => queryClass === each))])),
    meanReciprocalRank: ranks.reduce((sum, { rank }) => sum + 1 / rank, 0) / ranks.length,
  }
}

/** English words that say nothing about what is looked for; they count in titles only. */

export const stopWords: ReadonlySet<string> = new Set(
  `a about after again all also am an and any are as at be because been before being but by can could did do does doing don each else
  for from get gets got had has have having he her here hers him his how i if in into is isn it its itself just ll may me might more
  most must my no nor not of on once one only or other our ours out own re s same shall she should so some such t than that the their
  theirs them then there these they this those through to too until up us ve very was we were what when where whether which while who
  whom whose why will with won would you your yours`.split(/\s+/u),
)

export const isStopWord = (word: string): boolean => stopWords.has(word)

/** People named in a sentence that asks one of them: Ana, Kwame or Priya. */

/** @param locale - of the sentence */
export const namesOf = (people: readonly { readonly name: string }[], locale: string): string =>
  new Intl.ListFormat(locale, { type: 'disjunction' }).format(people.map(({ name }) => name))

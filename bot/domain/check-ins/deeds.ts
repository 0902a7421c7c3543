/** What a person did in a week: shown to them alone, so that they strike out rather than remember. */

/** Named by the resource or entry. `helped`: it helped them, and they said so. */
export type Deed = { readonly kind: 'shared' | 'helped' | 'saved'; readonly title: string; readonly at: string }

/** The latest first; `waiting`: captures of theirs that have no thought yet, from whatever week. */
export type Deeds = { readonly items: readonly Deed[]; readonly waiting: number }

/** Of all that was done. */
export const maxDeeds = 5

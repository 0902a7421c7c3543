/** Which words a reader gets. */
import { en } from './en.ts'

/** The shape of every language: the keys of English, with the same arguments. */
export type Texts = Widened<typeof en>

/** Any text in place of the English one. */
export type Widened<T> = T extends string
  ? string
  : T extends (...args: infer Args) => string
    ? (...args: Args) => string
    : { readonly [Key in keyof T]: Widened<T[Key]> }

/** @param _locale - a BCP 47 tag as Teams gives it; English is the only language so far */
export function textsFor(_locale: string | undefined): Texts {
  return en
}

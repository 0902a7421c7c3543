/**
 * A cell that begins like a formula is run as one by spreadsheets: an apostrophe in front makes it text, and is taken off when it
 * comes back. Where a spreadsheet's language splits at semicolons it begins a cell behind each of them, and behind every line end
 * as well: it no longer knows that the cell is quoted. There the `-` of a list stays, unless a formula could follow.
 * Source: OWASP ASVS 5.0, 1.2.10.
 */
const begin = String.raw`[=+\-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20]`
const within = String.raw`(?:[=+@\0\uFF1D\uFF0B\uFF20]|[-\uFF0D](?=[^;\t\r\n]*[(|!]))`
/** What begins with the guard itself gets another, so that taking one off gives back what was there. */
const formula = new RegExp(`^(?='*${begin})|(?<=[;\\t\\r\\n] *)(?='*${within})`, 'gu')
const guard = new RegExp(`^'(?='*${begin})|(?<=[;\\t\\r\\n] *)'(?='*${within})`, 'gu')

export const withGuard = (cell: string): string => cell.replace(formula, "'")

export const withoutGuard = (cell: string): string => cell.replace(guard, '')

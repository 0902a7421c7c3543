/**
 * A cell that begins like a formula is run as one by spreadsheets: an apostrophe in front makes it text, and is taken off when it comes back.
 * Source: OWASP ASVS 5.0, 1.2.10.
 */
const formula = /^[=+\-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20]/u

/** Also for what begins with the guard itself, so that taking it off gives back what was there. */
export const withGuard = (cell: string): string =>
  formula.test(cell) || /^'+[=+\-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20]/u.test(cell) ? `'${cell}` : cell

export const withoutGuard = (cell: string): string => (/^'+[=+\-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20]/u.test(cell) ? cell.slice(1) : cell)

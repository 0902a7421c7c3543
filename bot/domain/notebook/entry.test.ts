/** What an entry says beyond its title. */
import { expect, test } from 'vitest'
import { textBeyondTitle } from './entry.ts'

test.each([
  ['nothing, where the title holds all of it', 'Bring the ladder', 'Bring the ladder', ''],
  ['what follows the first line', 'Bring the ladder', 'Bring the ladder\nThe long one', 'The long one'],
  ['all of it, where the title was cut', 'Bring the lad…', 'Bring the ladder, the long one', 'Bring the ladder, the long one'],
  ['all of it, where the title says something else', 'Nordby', 'Bring the ladder', 'Bring the ladder'],
])('%s', (_what, title, text, beyond) => expect(textBeyondTitle(title, text)).toBe(beyond))

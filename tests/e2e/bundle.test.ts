/** What no browser loads: calendar arithmetic is the service's, and so are the words that the bot alone says. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { expect, test } from 'vitest'
import { en } from '#domain/texts/en.ts'

const folder = new URL('../../tab/dist/tab/assets/', import.meta.url)
const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'))
const holding = (text: string): readonly string[] => scripts.filter((name) => readFileSync(new URL(name, folder), 'utf8').includes(text))

/** A name that a minified Temporal still says, since programs read it. */
const mark = 'ZonedDateTime'

test('Temporal is in none of the tab\u2019s files', async () => {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: { entry: fileURLToPath(new URL('../../bot/domain/check-ins/due-time.ts', import.meta.url)), formats: ['es'] },
    },
  })
  // What has it, says so: otherwise this test could not fail.
  expect(JSON.stringify(built)).toContain(mark)
  expect(scripts.length).toBeGreaterThan(20)
  expect(holding(mark)).toEqual([])
})

test('the bot\u2019s own words are in none of them, the tab\u2019s are', () => {
  // The pseudo-locale is made from all of them, and comes only for those who ask for it.
  expect(holding(en.bot.help.title).filter((name) => !name.startsWith('pseudo'))).toEqual([])
  expect(holding(en.settings.checkIns.clocks)).toHaveLength(1)
})

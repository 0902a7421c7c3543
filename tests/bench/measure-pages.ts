/** What a browser loads of the built tab, packed as the service sends it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Figure, Section } from './report.ts'

const maxFirstListKb = 300

/** @param folder - of the build: `index.html` and `assets/` */
export function measurePages(folder: string): Section {
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  const assets = new Map(readdirSync(join(folder, 'assets')).map((name) => [name, readFileSync(join(folder, 'assets', name))]))
  const textOf = (name: string): string => assets.get(name)?.toString('utf8') ?? ''
  const known = (names: Iterable<string>): readonly string[] => [...new Set(names)].filter((name) => assets.has(name))

  /** The files and all that they import before they run. */
  const withImports = (names: readonly string[]): ReadonlySet<string> => {
    const loaded = new Set(names)
    for (const name of loaded) for (const next of known(namesIn(textOf(name), staticImport))) loaded.add(next)
    return loaded
  }
  const bytesOf = (name: string): number => gzipSync(assets.get(name) ?? '').length
  const kbOf = (names: Iterable<string>): number => [...names].reduce((sum, name) => sum + bytesOf(name), 0) / 1_000

  const atOnce = withImports(known(namesIn(html, assetInPage)))
  const scripts = [...assets.keys()].filter((name) => name.endsWith('.js'))
  const lazy = known(scripts.flatMap((name) => [...namesIn(textOf(name), lazyImport)])).filter((name) => !atOnce.has(name))
  const more = (name: string): readonly string[] => [...withImports([name])].filter((each) => !atOnce.has(each))
  const entryKb = kbOf(atOnce) + gzipSync(html).length / 1_000
  const library = lazy.find((name) => name.startsWith('library-page'))

  return {
    title: 'The built tab, gzip',
    figures: [
      { name: 'what every page loads at once: entry and its imports', value: entryKb, unit: 'KB' },
      {
        name: "the Library's first list",
        value: entryKb + (library === undefined ? 0 : kbOf(more(library))),
        unit: 'KB',
        bar: { atMost: maxFirstListKb },
      },
      ...lazy.toSorted().map((name): Figure => ({ name: `· loaded when needed: ${chunkOf(name)}`, value: kbOf(more(name)), unit: 'KB' })),
    ],
  }
}

const assetInPage = /(?:src|href)="[^"]*\/assets\/([^"]+)"/gu
const staticImport = /(?:\bfrom|\bimport)\s*["']\.\/([^"']+)["']/gu
const lazyImport = /\bimport\(\s*["'`]\.\/([^"'`]+)["'`]/gu

const namesIn = (text: string, pattern: RegExp): readonly string[] => Array.from(text.matchAll(pattern), (match) => match[1] ?? '')

/** Without the hash of the contents. */
const chunkOf = (name: string): string => name.replace(/-[\w-]{8}(?=\.\w+$)/u, '')

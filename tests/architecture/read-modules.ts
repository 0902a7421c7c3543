/** Reads which module imports what, with a parser: types and dynamic imports count too. */
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'

const root = fileURLToPath(new URL('../../', import.meta.url))

export type Module = { readonly file: string; readonly source: string; readonly specifiers: readonly string[] }

/** Every module of bot and tab that ships; tests stand outside of the arrows. */
export function readModules(): readonly Module[] {
  const files = globSync(['bot/**/*.{ts,mjs}', 'tab/**/*.{ts,tsx}'], { cwd: root, exclude: (name) => name.endsWith('dist') })
  return files
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !/\.test\.tsx?$|\.d\.ts$|vite\.config\.ts$/u.test(file))
    .map((file) => readModule(file, readFileSync(`${root}${file}`, 'utf8')))
}

export function readModule(file: string, source: string): Module {
  const { module, errors } = parseSync(file, source)
  if (errors.length > 0) throw new Error(`${file} can't be parsed: ${errors[0]?.message ?? ''}`)
  const dynamic = module.dynamicImports.flatMap(
    ({ moduleRequest: { start, end } }) => /^['"`](.*)['"`]$/u.exec(source.slice(start, end))?.[1] ?? [],
  )
  const fromExports = module.staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []))
  return { file, source, specifiers: [...module.staticImports.map(({ moduleRequest }) => moduleRequest.value), ...fromExports, ...dynamic] }
}

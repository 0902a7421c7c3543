/** The house stands: its arrows are kept, by rules that are first shown to be able to fail. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { judgeImport } from './arrows.ts'
import { readModule, readModules } from './read-modules.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

const planted: readonly (readonly [string, string, string])[] = [
  ['the domain imports a port', 'bot/domain/planted.ts', '#bot/ports/clock.ts'],
  ['the domain imports Node', 'bot/domain/planted.ts', 'node:fs'],
  ['a port imports a use case', 'bot/ports/planted.ts', '#bot/usecases/resources/share-resource.ts'],
  ['a use case imports the store', 'bot/usecases/planted.ts', '#bot/store/open-store.ts'],
  ['the API imports the gate', 'bot/api/planted.ts', '#bot/auth/gate.ts'],
  ['cards import the SDK', 'bot/teams/cards/planted.ts', 'botbuilder'],
  ['the app imports the SDK', 'bot/planted.ts', 'botframework-connector'],
  ['one engine imports the other', 'bot/store/cosmos/planted.ts', '../sqlite/open-sqlite-store.ts'],
  ['search imports the store', 'bot/search/planted.ts', '#bot/store/open-store.ts'],
  ['telemetry imports the store', 'bot/telemetry/planted.ts', '#bot/store/open-store.ts'],
  ['bot imports the tab', 'bot/http/planted.ts', '#tab/ui/toaster-id.ts'],
  ['the tab imports bot', 'tab/ui/planted.ts', '#bot/ports/clock.ts'],
  ['the tab imports Temporal', 'tab/ui/planted.ts', 'temporal-polyfill'],
]

test.each(planted)('refused: %s', (_why, file, specifier) => {
  expect(judgeImport(file, specifier)).toContain('import')
})

test('refused: one feature imports another', () => {
  expect(judgeImport('tab/features/library/resource-list.tsx', '#tab/features/share/share-dialog.tsx')).toContain('tab/features/')
  expect(judgeImport('tab/features/library/resource-list.tsx', './resource-row.tsx')).toBeNull()
})

test('types, re-exports and dynamic imports count as imports', () => {
  const source = `import type { A } from './a.ts'\nexport { b } from './b.ts'\nexport * from './c.ts'\nconst d = await import('./d.ts')\n`
  expect(readModule('x.ts', source).specifiers).toEqual(['./a.ts', './b.ts', './c.ts', './d.ts'])
})

describe('the house as it is', () => {
  const modules = readModules()

  test('every room was read', () => {
    expect(modules.length).toBeGreaterThan(150)
    for (const room of ['bot/domain/', 'bot/teams/sdk/', 'bot/store/cosmos/', 'bot/search/', 'tab/features/', 'tab/local-teams/']) {
      expect(modules.filter(({ file }) => file.startsWith(room)).length, room).toBeGreaterThan(3)
    }
  })

  test('no import crosses a wall', () => {
    expect(modules.flatMap(({ file, specifiers }) => specifiers.flatMap((specifier) => judgeImport(file, specifier) ?? []))).toEqual([])
  })

  test('proofs of who acts are minted in one place', () => {
    const casts = modules.filter(({ source }) =>
      /\bas (?:unknown as )?(?:Person|TeamMember|TeamSteward|Facilitator|SystemActor|MetricWriter)\b/u.test(source),
    )
    expect(casts.map(({ file }) => file)).toEqual(['bot/auth/mint.ts'])
  })

  test('the present and the environment each have one way in', () => {
    const uses = (pattern: RegExp): readonly string[] =>
      modules.filter(({ file, source }) => file.startsWith('bot/') && pattern.test(source)).map(({ file }) => file)
    expect(uses(/\bDate\.now\(\)|new Date\(\)/u).toSorted()).toEqual(['bot/system-clock.ts'])
    expect(uses(/process\.env\b/u).toSorted()).toEqual([
      'bot/commands/backup.ts',
      'bot/commands/doctor.ts',
      'bot/commands/import.ts',
      'bot/commands/migrate.ts',
      'bot/commands/person.ts',
      'bot/commands/purge-tenant.ts',
      'bot/commands/restore.ts',
      'bot/demo.ts',
      'bot/main.ts',
    ])
  })
})

describe('the linter refuses the same, in the editor', () => {
  // Planted in a folder of its own under the real configuration, so that an interrupted run leaves nothing behind.
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-arrows-'))
  const files = planted.map(([, file, specifier], at) => ({ file: file.replace('planted', `planted-${at}`), specifier }))

  beforeAll(() => {
    copyFileSync(`${root}.oxlintrc.json`, join(folder, '.oxlintrc.json'))
    for (const { file, specifier } of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), `/** Planted by a test. */\nexport * from '${specifier}'\n`)
    }
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('each planted import is an error', () => {
    const { stdout } = spawnSync('oxlint', ['-f', 'json'], { cwd: folder, encoding: 'utf8' })
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly { code: string; filename: string }[] }
    const refused = new Set(diagnostics.filter(({ code }) => code.includes('no-restricted-imports')).map(({ filename }) => filename))
    expect(files.filter(({ file }) => !refused.has(file))).toEqual([])
  })
})

/** `npm run import` beside a running service: in local mode, and in a real tenant. */
import { afterEach, expect, test, vi } from 'vitest'
import { createImporter } from '#bot/commands/importer.ts'
import { localTenantId } from '#bot/ports/local-tenant.ts'
import { entraRig } from '#tests/support/entra/entra-rig.ts'
import { startApp, type StartedApp, type StartOptions } from '#tests/support/start-app.ts'
import { temporaryFolder } from '#tests/support/store/sqlite.ts'
import { query } from '#tests/support/teams/activities/extension.ts'
import { ada, north } from '#tests/support/teams/cast.ts'
import { titlesOf } from '#tests/support/teams/read-answers.ts'

const { folder, remove } = temporaryFolder()
let app: StartedApp
afterEach(async () => {
  vi.useRealTimers()
  await app.stop()
  remove()
})

test.each<readonly [string, Pick<StartOptions, 'entra'>]>([
  ['local mode', {}],
  ['a real tenant', { entra: entraRig() }],
])('brings a file into a team by its name, in %s, and names the teams there are', async (_mode, mode) => {
  let config: Parameters<typeof createImporter>[0] = { store: { kind: 'sqlite', directory: folder }, tenants: [localTenantId] }
  const { entra } = mode
  const options =
    entra === undefined
      ? {}
      : {
          entra: async (...given: Parameters<typeof entra>) => {
            const rig = await entra(...given)
            config = { ...config, tenants: rig.config.tenants }
            return rig
          },
        }
  app = await startApp({ directory: folder, ...options })
  vi.useFakeTimers({ toFake: ['Date'], now: app.clock.nowMs() })
  await app.install(north)
  const importer = await createImporter(config)
  try {
    const text = '{"id":"k4","title":"Defrost board K4"}\n{"id":"k5","title":"Defrost board K5"}\n'
    const request = { text, fileName: 'aids.jsonl', mode: 'import', onProgress: () => undefined } as const
    await expect(importer.run({ ...request, team: 'nobody' })).rejects.toThrow(north.name)
    expect(await importer.run({ ...request, team: north.name })).toMatchObject({ fresh: 2 })
    expect(titlesOf(await app.post(query(ada, { team: north }, 'defrost'))).toSorted()).toEqual(['Defrost board K4', 'Defrost board K5'])
  } finally {
    await importer.close()
  }
})

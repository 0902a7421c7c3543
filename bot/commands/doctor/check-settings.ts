/** The machine's Node and the settings, read exactly as the service reads them. */
import type { Config } from '#bot/config/config.ts'
import { ConfigError, readConfig } from '#bot/config/env.ts'
import { hostingOf, type DoctorDeps } from './deps.ts'
import { ok, problem, type Finding } from './finding.ts'
import { parts } from './parts.ts'

export function checkNode({ node }: Pick<DoctorDeps, 'node'>): Finding {
  const { running, wanted } = node
  if (running === wanted) return ok(parts.node, `Node ${running}, as the package asks for.`)
  return problem(
    parts.node,
    `This is Node ${running}; the service runs on Node ${wanted} alone.`,
    `Run \`npm ci\` without \`--omit=optional\` and start through npm, or install Node ${wanted} (macOS, other processors).`,
  )
}

/** @returns one problem for each fault, and no configuration then */
export function checkSettings(deps: Pick<DoctorDeps, 'environment'>): {
  readonly config: Config | null
  readonly findings: readonly Finding[]
} {
  try {
    const config = readConfig(deps.environment)
    return { config, findings: [ok(parts.configuration, summary(config))] }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return { config: null, findings: error.faults.map((fault) => faultFinding(fault, deps)) }
  }
}

function summary(config: Config): string {
  const store = config.store.kind === 'sqlite' ? `SQLite in ${config.store.directory}` : `Cosmos DB at ${config.store.endpoint}`
  if (config.mode === 'entra') return `Every variable is sound. Sign-in by Entra, ${store}, port ${config.port}.`
  return (
    'Every variable is sound. MicrosoftAppId is not set, so this is local mode: ' +
    `nobody signs in, and it listens on this machine alone. ${store}, port ${config.port}.`
  )
}

/** A fault is written as what is wrong, then what to do, but for some of one sentence that are both. */
function faultFinding(fault: string, deps: Pick<DoctorDeps, 'environment'>): Finding {
  const [, found, next = ''] = /^(.+?)[.:] (?=[A-Z])(.+)$/su.exec(fault) ?? []
  const page = hostingOf(deps) === 'App Service' ? ' (App Service: Settings, Environment variables)' : ''
  const howTo = `Correct it in the environment of the service${page}, then restart the service.`
  return next === '' ? problem(parts.configuration, fault, howTo) : problem(parts.configuration, `${found}.`, next)
}

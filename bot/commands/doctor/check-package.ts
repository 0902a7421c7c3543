/** The package that was uploaded to Teams, as far as this machine has it: made for this app, this domain and this release. */
import { readFile } from 'node:fs/promises'
import * as z from 'zod/mini'
import type { EntraConfig } from '#bot/ports/entra-config.ts'
import { hostingOf, hostOf, type DoctorDeps } from './deps.ts'
import { ok, problem, skipped, warning, type Finding } from './finding.ts'
import { parts } from './parts.ts'

type Deps = Pick<DoctorDeps, 'environment' | 'packageFile' | 'manifestVersion'>

const part = parts.package
const build = '`MicrosoftAppId=<id> COMMONPLACE_HOST=<domain> npm run package`'
const again = `Make it again with ${build} and upload it: Teams admin centre, Teams apps, Manage apps, your app, *Upload file*.`

const manifestSchema = z.object({
  version: z.string(),
  bots: z.array(z.object({ botId: z.string() })),
  composeExtensions: z.array(z.object({ botId: z.string() })),
  validDomains: z.array(z.string()),
  webApplicationInfo: z.object({ id: z.string(), resource: z.string() }),
})
type Manifest = z.infer<typeof manifestSchema>

export async function checkPackage(deps: Deps, entra: EntraConfig): Promise<readonly Finding[]> {
  const bytes = await readFile(deps.packageFile).catch(() => null)
  if (bytes === null) {
    if (hostingOf(deps) !== null) return [skipped(part, 'The package is made where the release is made.')]
    return [
      warning(
        part,
        'appPackage/build/commonplace.zip has not been made on this machine.',
        `Make it with ${build}, if Teams doesn\u2019t have it yet.`,
      ),
    ]
  }
  const unzip = await loadUnzip()
  if (unzip === null)
    return [
      skipped(
        part,
        'The package can be read only where the development packages are installed.',
        'Run the doctor where the package was made.',
      ),
    ]
  const manifest = readManifest(unzip, bytes)
  if (manifest === null) return [problem(part, 'appPackage/build/commonplace.zip is not a package of this app.', again)]
  const faults = manifestFaults(deps, entra, manifest)
  return faults.length > 0
    ? faults
    : [ok(part, `Version ${manifest.version}, made for this app${hostOf(deps) === null ? '' : ' and this domain'}.`)]
}

function manifestFaults(deps: Deps, { appId }: EntraConfig, manifest: Manifest): readonly Finding[] {
  const { version, bots, composeExtensions, validDomains, webApplicationInfo } = manifest
  const host = hostOf(deps)
  const findings: Finding[] = []
  const botIds = [...bots, ...composeExtensions].map(({ botId }) => botId.toLowerCase())
  if (botIds.length === 0 || botIds.some((botId) => botId !== appId)) {
    findings.push(
      problem(
        part,
        `It is made for the bot ${botIds.find((botId) => botId !== appId) ?? 'of nobody'}, but MicrosoftAppId is ${appId}.`,
        again,
      ),
    )
  }
  if (webApplicationInfo.id.toLowerCase() !== appId) {
    findings.push(
      problem(part, `Its sign-in (webApplicationInfo.id) is for the app ${webApplicationInfo.id}, but MicrosoftAppId is ${appId}.`, again),
    )
  }
  if (host !== null && webApplicationInfo.resource.toLowerCase() !== `api://${host}/${appId}`) {
    findings.push(
      problem(
        part,
        `Its sign-in asks for ${webApplicationInfo.resource}, but here it is api://${host}/${appId}.`,
        `${again} The same address has to stand in Entra admin centre, App registrations, your app, Expose an API, *Application ID URI*.`,
      ),
    )
  }
  if (host !== null && !validDomains.includes(host)) {
    findings.push(
      problem(part, `Its domains (${validDomains.join(', ') || 'none'}) leave out ${host}, so Teams shows no page of it.`, again),
    )
  }
  if (findings.length === 0 && version !== deps.manifestVersion) {
    findings.push(warning(part, `It is version ${version}; this release makes ${deps.manifestVersion}.`, again))
  }
  return findings
}

type Unzip = (bytes: Uint8Array) => Readonly<Record<string, Uint8Array>>

/** The library is a development package: making packages is no work of the service. */
async function loadUnzip(): Promise<Unzip | null> {
  try {
    return (await import('fflate')).unzipSync
  } catch {
    return null
  }
}

function readManifest(unzip: Unzip, bytes: Uint8Array): Manifest | null {
  try {
    const manifest = unzip(bytes)['manifest.json']
    return manifestSchema.parse(JSON.parse(new TextDecoder().decode(manifest)))
  } catch {
    return null
  }
}

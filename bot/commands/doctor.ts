/** `npm run doctor [-- --json]`: looks at the configuration and everything around it, and says for each part what is wrong and what to do. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { styleText } from 'node:util'
import { createAppToken } from '#bot/auth/app-token.ts'
import { microsoftAuthority } from '#bot/auth/authority.ts'
import { runCommand, takeNoWords } from '#bot/commands/command-line.ts'
import { askWithin } from '#bot/commands/doctor/ask.ts'
import { diagnose } from '#bot/commands/doctor/diagnose.ts'
import { isProblem } from '#bot/commands/doctor/finding.ts'
import { jsonReport, writtenReport, type Sink } from '#bot/commands/doctor/report.ts'
import { systemClock } from '#bot/system-clock.ts'

const usage = `Usage: npm run doctor [-- --json]
  --json  one JSON document: { ok, findings: [{ check, status, title, found, next }] }
Ends with 0 when there is no problem, else with 1.`

const askTimeoutMs = 5_000

await runCommand(usage, { json: { type: 'boolean', default: false } }, async ({ values, positionals }) => {
  takeNoWords(positionals)
  const findings = await diagnose({
    environment: process.env,
    nowMs: systemClock.nowMs,
    node: { running: process.versions.node, wanted: versionIn('package.json', ({ engines }) => engines?.node) },
    authority: microsoftAuthority,
    ask: askWithin(askTimeoutMs),
    appToken: (entra) => createAppToken(entra)(),
    packageFile: fileURLToPath(new URL('../../appPackage/build/commonplace.zip', import.meta.url)),
    manifestVersion: versionIn('appPackage/manifest.json', ({ version }) => version),
  })
  const report = values.json ? jsonReport(findings) : writtenReport(findings, sink())
  // A look that was given up may still hold a connection: nothing is waited for once the report is out.
  process.stdout.write(report, () => process.exit(findings.some(isProblem) ? 1 : 0))
})

/** Node itself decides on colours, by the stream and by `NO_COLOR` and `FORCE_COLOR`; with colours a pipe counts as a terminal. */
function sink(): Sink {
  const { stdout } = process
  const hasColors = styleText('red', 'x', { stream: stdout }) !== 'x'
  return { columns: stdout.isTTY ? stdout.columns : hasColors ? 96 : null, hasColors }
}

type Versions = { readonly version?: string; readonly engines?: { readonly node?: string } }

function versionIn(file: string, pick: (read: Versions) => string | undefined): string {
  return pick(JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')) as Versions) ?? 'unknown'
}

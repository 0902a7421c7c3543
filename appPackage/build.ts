/** `npm run package`: writes appPackage/build/commonplace.zip, ready to be uploaded to Teams. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runPlainCommand } from '#bot/commands/command-line.ts'
import { zipPackage } from './package-files.ts'
import { readVariables } from './read-variables.ts'

const folder = fileURLToPath(new URL('build/', import.meta.url))

const usage = `Usage: MicrosoftAppId=<id> COMMONPLACE_HOST=<domain> npm run package
Writes appPackage/build/commonplace.zip, the package for Teams: for the app registration of that id, and the service on that domain.`

await runPlainCommand(usage, async () => {
  const variables = readVariables(process.env)
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}commonplace.zip`, zipPackage(variables))
  console.log(
    `appPackage/build/commonplace.zip is ready for ${variables.host}. Upload it in the Teams admin centre: infra/README.md, Bring it into Teams.`,
  )
})

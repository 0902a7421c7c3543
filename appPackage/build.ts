/** `npm run package`: writes appPackage/build/commonplace.zip, ready to be uploaded to Teams. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { OperatorError } from '#bot/ports/operator-error.ts'
import { zipPackage } from './package-files.ts'
import { readVariables } from './read-variables.ts'

const folder = fileURLToPath(new URL('build/', import.meta.url))

try {
  const variables = readVariables(process.env)
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}commonplace.zip`, zipPackage(variables))
  console.log(
    `appPackage/build/commonplace.zip is ready for ${variables.host}. Upload it in the Teams admin centre: infra/README.md, Bring it into Teams.`,
  )
} catch (error) {
  if (!(error instanceof OperatorError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

/** `npm run deploy`: sends infra/build/commonplace.zip to the site, with the Azure CLI. `npm run release` makes that file. */
import { fileURLToPath } from 'node:url'
import { runPlainCommand } from '#bot/commands/command-line.ts'
import { openAz } from './az.ts'
import { sendRelease } from './send-release.ts'

const usage = `Usage: npm run deploy
Sends infra/build/commonplace.zip, which \`npm run release\` makes, to the site, with the Azure CLI: sign in with \`az login\` first.
The site is the one that the outputs of the deployment name: infra/README.md.`

await runPlainCommand(usage, async () => {
  const zip = fileURLToPath(new URL('build/commonplace.zip', import.meta.url))
  const address = await sendRelease(zip, process.env, () => {
    const az = openAz(process.env)
    console.log('Sending the release; that takes some minutes.')
    return az
  })
  console.log(`The release is sent. In a minute or two ${address}/health/ready says "ready".`)
})

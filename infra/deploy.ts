/** `npm run deploy`: sends infra/build/commonplace.zip to the site, with the Azure CLI. `npm run release` makes that file. */
import { fileURLToPath } from 'node:url'
import { failWith } from '#bot/run.ts'
import { openAz } from './az.ts'
import { sendRelease } from './send-release.ts'

try {
  const zip = fileURLToPath(new URL('build/commonplace.zip', import.meta.url))
  const address = await sendRelease(zip, process.env, () => {
    const az = openAz(process.env)
    console.log('Sending the release; that takes some minutes.')
    return az
  })
  console.log(`The release is sent. In a minute or two ${address}/health/ready says "ready".`)
} catch (error) {
  failWith(error)
}

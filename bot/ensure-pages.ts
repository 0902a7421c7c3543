/** Before `npm start`: builds the tab where that has not been done yet, as in a fresh clone. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

if (!existsSync(fileURLToPath(new URL('../tab/dist/tab/index.html', import.meta.url)))) {
  console.log('The tab is built once before the first start.')
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) {
    console.error('The tab could not be built. Run `npm ci` with the development packages, then `npm run build`, and start again.')
    process.exit(1)
  }
}

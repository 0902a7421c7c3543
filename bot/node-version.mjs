/**
 * Start guard, loaded before anything else, in a syntax that old Nodes read: stops under another Node than the pinned one and says how to get it.
 * Under the right one, compiled code is kept beside the packages, which takes a third off each later start; where that folder can't be written, nothing is kept.
 */
import { readFileSync } from 'node:fs'
import module from 'node:module'
import { fileURLToPath } from 'node:url'

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))

if (process.versions.node !== engines.node) {
  console.error(
    `Commonplace runs on Node ${engines.node}; this is ${process.versions.node}.\n` +
      'On Linux (x64, arm64) and Windows (x64) `npm ci` installs that version for the npm scripts of this project: run `npm ci` without `--omit=optional`, ' +
      'then start through npm (`npm start`, `npm run demo`, `npm test`).\n' +
      `Elsewhere install it with a version manager, for example \`fnm install ${engines.node} && fnm use ${engines.node}\`.`,
  )
  process.exit(1)
}

module.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/node', import.meta.url)))

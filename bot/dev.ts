/** `npm run dev`: the demo, started again whenever the service or a built page changes. */
import { spawn } from 'node:child_process'

const run = (command: string, ...args: readonly string[]): void => {
  const child = spawn(command, args, { stdio: 'inherit', shell: process.platform === 'win32' })
  child.once('exit', (code) => process.exit(code ?? 0))
}

run('vite', 'build', '--watch', '--config', 'tab/vite.config.ts', '--logLevel', 'warn')
run('vite', 'build', '--watch', '--config', 'tab/vite.config.ts', '--mode', 'local-teams', '--logLevel', 'warn')
run('node', '--watch-path=bot', '--watch-path=tab/dist', '--import', './bot/node-version.mjs', 'bot/demo.ts')

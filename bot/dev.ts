/** `npm run dev`: the demo, started again whenever the service or a built page changes. */
import { spawn, type ChildProcess } from 'node:child_process'

const children: ChildProcess[] = []

const endAll = (): void => {
  for (const child of children) child.kill()
}

const run = (command: string, ...args: readonly string[]): void => {
  const child = spawn(command, args, { stdio: 'inherit', shell: process.platform === 'win32' })
  children.push(child)
  // Without one of them the others are of no use.
  child.once('exit', endAll)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, endAll)
run('vite', 'build', '--watch', '--config', 'tab/vite.config.ts', '--logLevel', 'warn')
run('vite', 'build', '--watch', '--config', 'tab/vite.config.ts', '--mode', 'local-teams', '--logLevel', 'warn')
run('node', '--watch-path=bot', '--watch-path=tab/dist', '--import', './bot/node-version.mjs', 'bot/demo.ts')

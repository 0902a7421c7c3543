/** `npm run check`: format, lint (type-aware), types per room, arrows. */
import { checkSteps } from './support/check-steps.ts'
import { runSteps } from './support/run-steps.ts'

const { passed, failed } = runSteps([
  ...checkSteps,
  { name: 'arrows', command: 'vitest', args: ['run', '--config', 'tests/vitest.config.ts', '--project', 'code', 'tests/architecture'] },
])
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

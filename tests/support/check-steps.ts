/** What `npm run check` and `npm test` look at before any test runs. The arrows are tests of their own, in tests/architecture. */
import type { Step } from './run-steps.ts'

export const checkSteps: readonly Step[] = [
  { name: 'format', command: 'oxfmt', args: ['--check'] },
  { name: 'lint', command: 'oxlint', args: ['--type-aware', '--deny-warnings'] },
  { name: 'types of bot/domain', command: 'tsc', args: ['-p', 'bot/domain'] },
  { name: 'types of bot', command: 'tsc', args: ['-p', 'bot'] },
  { name: 'types of tab', command: 'tsc', args: ['-p', 'tab'] },
  { name: 'types of appPackage', command: 'tsc', args: ['-p', 'appPackage'] },
  { name: 'types of infra', command: 'tsc', args: ['-p', 'infra'] },
  { name: 'types of tests', command: 'tsc', args: ['-p', 'tests'] },
]

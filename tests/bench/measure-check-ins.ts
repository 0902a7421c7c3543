/** A Friday in a tenant: how long it takes to ask everybody at Teams' pace, and what that takes of the machine. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { CheckInRun } from './check-in-run.ts'
import type { Cleanup } from './cleanup.ts'
import type { Figure, Section } from './report.ts'

const small = { people: 10_000, maxMinutes: 6 }
const large = { people: 100_000, maxMinutes: 60 }
/** A tenth as many people need a tenth of the time, and the same memory. */
const maxGrowth = 1.3

/** @param withLarge - also a tenant of 100,000, which takes some minutes of the machine's */
export async function measureCheckIns(withLarge: boolean, cleanup: Cleanup): Promise<readonly Section[]> {
  const first = await runAlone(small.people, cleanup)
  if (!withLarge) return [sectionOf(small, first)]
  const second = await runAlone(large.people, cleanup)
  const growth: readonly Figure[] = [
    { name: 'heap ÷ that of 10,000', value: second.heapMb / first.heapMb, unit: '×', bar: { atMost: maxGrowth } },
    { name: 'resident memory ÷ that of 10,000', value: second.residentMb / first.residentMb, unit: '×', bar: { atMost: maxGrowth } },
  ]
  const section = sectionOf(large, second)
  return [sectionOf(small, first), { ...section, figures: [...section.figures, ...growth] }]
}

function sectionOf({ people, maxMinutes }: typeof small, run: CheckInRun): Section {
  return {
    title: `Check-ins of ${people.toLocaleString('en-US')} people, all due at once, against a connector with Teams’ limits, in virtual time`,
    figures: [
      { name: 'until everybody was asked', value: run.virtualMinutes, unit: 'min', bar: { atMost: maxMinutes } },
      { name: 'refused for being too many (429)', value: run.refused / run.attempts, unit: 'of 1', bar: { atMost: 0.001 } },
      { name: 'missed', value: run.missed, unit: 'people', bar: { atMost: 0 } },
      { name: 'asked twice', value: run.twice, unit: 'people', bar: { atMost: 0 } },
      { name: 'planned the day before, in real time', value: run.plannedPerSecond, unit: '/s' },
      { name: 'plain SQLite, the same rows one by one', value: run.barePerSecond, unit: '/s' },
      { name: 'planner ÷ plain SQLite', value: run.plannedPerSecond / run.barePerSecond, unit: '×' },
      { name: 'prepared, sent and recorded, in real time', value: run.sentPerSecond, unit: '/s', bar: { atLeast: 35 } },
      { name: 'heap in use when all were asked', value: run.heapMb, unit: 'MB' },
      { name: 'resident memory then, after collection', value: run.residentMb, unit: 'MB' },
      { name: 'resident memory at most, until it is collected', value: run.peakMb, unit: 'MB' },
    ],
  }
}

async function runAlone(people: number, cleanup: Cleanup): Promise<CheckInRun> {
  const script = fileURLToPath(new URL('check-in-run.ts', import.meta.url))
  const running = promisify(execFile)(process.execPath, [script, cleanup.folder(), String(people)])
  cleanup.child(running.child)
  return JSON.parse((await running).stdout) as CheckInRun
}

/** From counted actions to money: how a team works with it, how many hosts that takes, and what Azure asks for it. All of it is said in infra/COSTS.md. */
import { librarySize, type ActionName, type Counts } from './count-actions.ts'

/** Of one team. */
export const use = {
  /** People of the team who use it on a working day. */
  people: 10,
  workingDays: 21,
  /** A day and person. */
  finds: 2,
  lettersOfAFind: 7,
  shares: 0.2,
  saves: 0.2,
  helped: 0.3,
  comments: 0.1,
  libraryVisits: 1,
  resourcesOpenedInAVisit: 2,
  /** Minutes a day and person that a page is open and in view; nobody sees it, nothing is asked. */
  libraryMinutes: 10,
  /** The same, but nobody is at it: on a second screen, over lunch. */
  libraryAloneMinutes: 60,
  weekMinutes: 5,
  notebookMinutes: 2,
  /** Of everybody in the team, whether they use it otherwise or not. */
  checkInsAMonth: 4.3,
  /** Of those who are asked. */
  answered: 0.6,
} as const

/** Of one instance, the whole month. */
export const hosting = {
  daysOfAMonth: 30,
  outboxEverySeconds: 5,
  checkInsEverySeconds: 15,
  /** How far behind it is, for the log; the host itself asks `/health/live`, which asks nobody. */
  reportEverySeconds: 60,
  /** Resources that an instance keeps in memory, by the memory of its plan (bot/app.ts); what does not fit is read anew when it is wanted. */
  resourcesInMemory: { B1: 60_000, P0v3: 130_000 },
  /** Log lines: one of some size for each action, and one a minute. */
  logBytes: 1_000,
} as const

/**
 * List prices of West Europe in US dollars, rounded up, as remembered in November 2026 and not looked up: check them at
 * https://azure.microsoft.com/pricing/calculator before relying on them.
 */
export const prices = {
  perMillionUnits: 0.3,
  perStoredGigabyte: 0.28,
  /** Serverless bills one for each container that isn't empty. */
  leastGigabytes: 2,
  plans: { B1: 14, P0v3: 70 },
  perLogGigabyte: 3,
  /** Of logs, a month and billing account. */
  freeLogGigabytes: 5,
  /** All eight: four on metrics, four that ask the log every quarter of an hour. */
  alerts: 3,
} as const

export type Size = { readonly teams: number; readonly plan: keyof typeof prices.plans; readonly instances: number }
export const sizes: readonly Size[] = [
  { teams: 10, plan: 'B1', instances: 1 },
  { teams: 100, plan: 'P0v3', instances: 2 },
  { teams: 1_000, plan: 'P0v3', instances: 2 },
]

/** In request units, a month. */
export type Units = {
  readonly [Part in 'finding' | 'giving' | 'reading' | 'openPages' | 'coldLibraries' | 'checkIns' | 'background']: number
}
export type Month = Size & {
  readonly units: Units
  readonly millionUnits: number
  /** In dollars. */
  readonly database: number
  readonly host: number
  readonly logs: number
  readonly total: number
}

export function monthOf(counts: Counts, size: Size): Month {
  const units = unitsOf(counts, size)
  const millionUnits = Object.values(units).reduce((sum, part) => sum + part, 0) / 1e6
  const stored = Math.max(prices.leastGigabytes, (counts.storedBytes * size.teams) / 1e9)
  const database = millionUnits * prices.perMillionUnits + stored * prices.perStoredGigabyte
  const host = prices.plans[size.plan] * size.instances
  const logs = Math.max(0, logGigabytes(size) - prices.freeLogGigabytes) * prices.perLogGigabyte
  return { ...size, units, millionUnits, database, host, logs, total: database + host + logs + prices.alerts }
}

const personDays = ({ teams }: Size): number => teams * use.people * use.workingDays

function unitsOf(counts: Counts, size: Size): Units {
  const days = personDays(size)
  const of = (action: ActionName, times: number): number => counts[action].units * times
  const instanceSeconds = size.instances * hosting.daysOfAMonth * 24 * 3_600
  return {
    finding: of('firstLetter', days * use.finds) + of('nextLetter', days * use.finds * (use.lettersOfAFind - 1)),
    giving:
      of('share', days * use.shares) + of('save', days * use.saves) + of('helped', days * use.helped) + of('comment', days * use.comments),
    reading: of('openLibrary', days * use.libraryVisits) + of('openResource', days * use.libraryVisits * use.resourcesOpenedInAVisit),
    openPages:
      of('libraryHour', (days * use.libraryMinutes) / 60) +
      of('libraryAloneHour', (days * use.libraryAloneMinutes) / 60) +
      of('weekHour', (days * use.weekMinutes) / 60) +
      of('notebookHour', (days * use.notebookMinutes) / 60),
    coldLibraries: of('findCold', coldLoads(size)),
    checkIns:
      of('checkInPerson', size.teams * use.people * use.checkInsAMonth) +
      of('answerCheckIn', size.teams * use.people * use.checkInsAMonth * use.answered) +
      of('roundUp', size.teams * use.checkInsAMonth),
    background:
      of('outboxLook', instanceSeconds / hosting.outboxEverySeconds + instanceSeconds / hosting.reportEverySeconds) +
      of('checkInLook', instanceSeconds / hosting.checkInsEverySeconds),
  }
}

/** Once a working day and instance, which starts anew with each release or move, and for that share of visits whose library others have pushed out of memory. */
function coldLoads(size: Size): number {
  const afterStarts = size.teams * size.instances * use.workingDays
  const kept = Math.min(1, hosting.resourcesInMemory[size.plan] / (size.teams * librarySize))
  const visits = personDays(size) * (use.finds + use.libraryVisits)
  return afterStarts + visits * (1 - kept)
}

function logGigabytes(size: Size): number {
  const actions = personDays(size) * (use.finds * use.lettersOfAFind + use.shares + use.saves + use.helped + use.comments)
  const minutes = size.instances * hosting.daysOfAMonth * 24 * 60
  return ((actions + minutes) * hosting.logBytes) / 1e9
}

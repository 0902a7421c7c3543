/** The tables of infra/COSTS.md, from the counts: rounded, so that a changed word in a card changes no figure. */
import { librarySize, teamSize, type ActionName, type Counts } from './count-actions.ts'
import { hosting, monthOf, prices, sizes, use, type Month, type Units } from './cost-model.ts'

const actions: readonly (readonly [ActionName, string])[] = [
  ['firstLetter', 'Find: the first letter'],
  ['nextLetter', 'Find: each further letter'],
  ['findCold', `Find: the first time after a start, in a team of ${librarySize} resources`],
  ['share', 'Share, from opening the form to the last notice'],
  ['save', 'Save a message to the notebook'],
  ['openLibrary', 'Open the library tab'],
  ['openResource', 'Open a resource in it'],
  ['helped', '*This helped me*'],
  ['comment', 'Add a view'],
  ['libraryHour', 'Library tab in view, an hour with somebody at it'],
  ['libraryAloneHour', 'Library tab in view, an hour with nobody at it'],
  ['weekHour', '*This week* in view, an hour'],
  ['notebookHour', 'Notebook in view, an hour'],
  ['install', `Add the app to a team of ${teamSize} people`],
  ['setPlan', `Set the check-in plan of a team of ${teamSize} people`],
  ['checkInPerson', 'Plan a check-in and ask one person'],
  ['answerCheckIn', 'Answer it'],
  ['roundUp', `Round up the week of a team of ${teamSize} people`],
  ['outboxLook', 'Looking whether anything waits to be sent'],
  ['checkInLook', 'Looking whether a check-in is due'],
  ['probe', '`/health/ready`'],
]

/** What each action asks of the database. */
export const actionsTable = (counts: Counts): string =>
  table(
    ['action', 'requests', 'request units'],
    actions.map(([action, name]) => [name, rounded(counts[action].requests), rounded(counts[action].units)]),
  )

/** What is assumed of a team, of a host, and of prices. */
export const assumptionsTable = (): string =>
  table(
    ['assumed', ''],
    [
      ['people who use it on a working day', `${use.people} of each team, on ${use.workingDays} days a month`],
      [
        'each of them, a day',
        `${use.finds} searches of ${use.lettersOfAFind} letters, ${use.libraryVisits} visit to the library with ${use.resourcesOpenedInAVisit} resources opened, ${use.shares} shared, ${use.saves} saved, ${use.helped} *this helped me*, ${use.comments} views`,
      ],
      [
        'pages in view, a day and person',
        `library ${use.libraryMinutes} minutes, and ${use.libraryAloneMinutes} with nobody at it, *This week* ${use.weekMinutes}, notebook ${use.notebookMinutes}`,
      ],
      ['check-ins', `${use.checkInsAMonth} a month and person, ${use.answered * 100} % answered; a round-up each week`],
      [
        'a library',
        `${librarySize} resources; an instance keeps ${rounded(hosting.resourcesInMemory.B1)} of them in memory (B1) or ${rounded(hosting.resourcesInMemory.P0v3)} (P0v3) and starts anew every day`,
      ],
      [
        'an instance',
        `looks into the outbox every ${hosting.outboxEverySeconds} s, for check-ins every ${hosting.checkInsEverySeconds} s, and every ${hosting.reportEverySeconds} s how far behind it is; ${hosting.logBytes / 1_000} KB of log for each action and minute`,
      ],
      [
        'Cosmos DB serverless',
        `$${prices.perMillionUnits.toFixed(2)} a million request units, $${prices.perStoredGigabyte.toFixed(2)} a GB, ${prices.leastGigabytes} GB at least`,
      ],
      [
        'App Service on Linux',
        Object.entries(prices.plans)
          .map(([plan, price]) => `${plan} $${price}`)
          .join(', '),
      ],
      ['Log Analytics', `$${prices.perLogGigabyte} a GB after the first ${prices.freeLogGigabytes}`],
      ['Alerts', `$${prices.alerts} for the eight`],
      ['Azure Bot', 'nothing: the Teams channel is free'],
    ],
  )

const partNames: Readonly<Record<keyof Units, string>> = {
  finding: 'finding',
  giving: 'sharing, saving, helping',
  reading: 'reading',
  openPages: 'pages that stay open',
  coldLibraries: 'libraries read anew',
  checkIns: 'check-ins and round-ups',
  background: 'outbox and health',
}

/** A month of 10, 100 and 1,000 teams. */
export function monthsTable(counts: Counts): string {
  const months = sizes.map((size) => monthOf(counts, size))
  const row = (name: string, cell: (month: Month) => string): readonly string[] => [name, ...months.map(cell)]
  const parts = Object.entries(partNames).map(([part, name]) =>
    row(`${name}, million units`, ({ units }) => rounded(units[part as keyof Units] / 1e6)),
  )
  return table(
    ['a month', ...months.map(({ teams }) => `${teams.toLocaleString('en-US')} teams`)],
    [
      ...parts,
      row('**all request units, million**', ({ millionUnits }) => `**${rounded(millionUnits)}**`),
      row('Cosmos DB', ({ database }) => dollars(database)),
      row('App Service', ({ host, plan, instances }) => `${dollars(host)} (${instances} × ${plan})`),
      row('Log Analytics', ({ logs }) => dollars(logs)),
      row('Alerts', () => dollars(prices.alerts)),
      row('**together**', ({ total }) => `**${dollars(total)}**`),
      row('**a person who uses it**', ({ total, teams }) => `**${((100 * total) / (teams * use.people)).toFixed(0)} ¢**`),
    ],
  )
}

const dollars = (amount: number): string => (amount > 0 && amount < 1 ? 'under $1' : `$${amount.toFixed(0)}`)

/** Two digits that count, as far as such figures hold. */
const rounded = (value: number): string => Number(value.toPrecision(2)).toLocaleString('en-US')

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), `|${head.map((_, at) => (at === 0 ? '---' : '---:')).join('|')}|`, ...rows.map(line)].join('\n')
}

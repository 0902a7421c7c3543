/** `npm run costs`: prints the tables of infra/COSTS.md, counted anew. */
import { runPlainCommand } from '#bot/commands/command-line.ts'
import { actionsTable, assumptionsTable, monthsTable } from './costs-tables.ts'
import { countActions } from './count-actions.ts'

const usage = `Usage: npm run costs
Drives the service through the everyday actions on a stand-in for Cosmos DB that charges what Microsoft publishes, counts,
and prints three tables: actions, assumptions, months. Nothing leaves this machine; it takes about a minute.`

await runPlainCommand(usage, async () => {
  const counts = await countActions()
  console.log([actionsTable(counts), assumptionsTable(), monthsTable(counts)].join('\n\n'))
})

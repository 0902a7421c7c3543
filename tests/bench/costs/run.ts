/** `npm run costs`: prints the tables of infra/COSTS.md, counted anew. */
import { actionsTable, assumptionsTable, monthsTable } from './costs-tables.ts'
import { countActions } from './count-actions.ts'

const counts = await countActions()
console.log([actionsTable(counts), assumptionsTable(), monthsTable(counts)].join('\n\n'))

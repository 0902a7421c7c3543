/** `npm run person -- ID --export FILE | --delete keep|remove [--yes]`: for somebody who can't sign in any more. */
import { closeSync, existsSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { personId } from '#domain/ids.ts'
import { readStoreOnly } from '#bot/config/store-only.ts'
import { OperatorError } from '#bot/ports/operator-error.ts'
import { systemClock } from '#bot/system-clock.ts'
import { entriesOf, teamsOf } from './amounts.ts'
import { runCommand, takeNoWords, UsageError } from './command-line.ts'
import { nameOf } from './existing-store.ts'
import { withFileFaults } from './file-faults.ts'
import { createPersonDesk, type Found, type PersonDesk } from './person-desk.ts'

const usage = `Usage: npm run person -- ID --export FILE
       npm run person -- ID --delete keep|remove [--yes]
  ID        the person's object id: Entra admin centre, Users, the person; also of those who were deleted there
  --export  writes everything about them into FILE: their notebook and what they gave to each team; JSON, or Markdown
            to read when FILE ends in .md
  --delete  removes their notebook and everything else of their own; what they gave to teams is kept under "a former
            member", or removed as well
  --yes     does it; without it, says what would be deleted and changes nothing

What people can do themselves in Settings of their own tab, for those who can't sign in any more. It may run beside the
service. The store is the one that the service's settings name: COMMONPLACE_DATA, or COSMOS_ENDPOINT with
MicrosoftAppTenantId (or ALLOWED_TENANTS). The file holds private notes: keep it safe. Backups still hold whoever is
deleted until you delete them.`

const options = { export: { type: 'string' }, delete: { type: 'string' }, yes: { type: 'boolean', default: false } } as const

await runCommand(usage, options, async ({ values, positionals }) => {
  const [given, ...others] = positionals
  if (given === undefined) throw new UsageError('The person\u2019s id is missing.')
  takeNoWords(others)
  const { export: file, delete: contributions, yes: isSure } = values
  if ((file === undefined) === (contributions === undefined)) throw new UsageError('Say one of --export and --delete.')
  if (contributions !== undefined && contributions !== 'keep' && contributions !== 'remove')
    throw new UsageError('What they gave to teams: --delete keep, or --delete remove.')
  if (!/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu.test(given))
    throw new OperatorError(`${given} is no object id. Copy *Object ID* of the person from Entra: their name or address is not enough.`)
  const config = readStoreOnly(process.env)
  const desk = await createPersonDesk(config, systemClock)
  try {
    const found = await desk.find(personId(given.toLowerCase()))
    if (found === null)
      throw new OperatorError(`In ${nameOf(config.store)} nothing is stored of ${given}. Check the id, and that this is the right store.`)
    if (file !== undefined) await exportTo(desk, found, file)
    else if (contributions !== undefined) await remove(desk, found, contributions, isSure)
  } finally {
    await desk.close()
  }
})

async function exportTo(desk: PersonDesk, found: Found, file: string): Promise<void> {
  if (existsSync(file)) throw new OperatorError(`${file} exists already, and nothing is written over. Choose another name.`)
  const text = await desk.exported(found, file.endsWith('.md') ? 'markdown' : 'json')
  await withFileFaults(file, async () => {
    const opened = openSync(file, 'wx', 0o600)
    writeSync(opened, text)
    fsyncSync(opened)
    closeSync(opened)
  })
  console.log(`${file} holds what is stored of them: ${sentenceOf(found)}.`)
}

async function remove(desk: PersonDesk, found: Found, contributions: 'keep' | 'remove', isSure: boolean): Promise<void> {
  const rest = contributions === 'keep' ? 'what they gave there stays under a former member' : 'what they gave there goes as well'
  if (!isSure) {
    console.log(`This would delete ${sentenceOf(found)}; ${rest}. It can't be undone. Nothing was changed. To do it, run this with --yes.`)
    return
  }
  const outcome = await desk.remove(found, contributions)
  console.log(
    outcome === 'done'
      ? `Deleted: ${sentenceOf(found)}; ${rest}.`
      : 'Their own space is deleted. A message that names them is being sent just now: the service does the rest within minutes, when it runs.',
  )
}

function sentenceOf({ entries, members }: Found): string {
  return `a notebook of ${entriesOf(entries)}, and something in ${teamsOf(members.length)}`
}

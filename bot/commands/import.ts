/** `npm run import -- FILE --team TEAM [--strict]`: brings a file into a team's library, beside a running service or without one. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { readStoreOnly } from '#bot/config/store-only.ts'
import { runCommand, takeNoWords, UsageError } from '#bot/commands/command-line.ts'
import { createImporter } from '#bot/commands/importer.ts'
import { OperatorError } from '#bot/ports/operator-error.ts'
import type { ImportReport } from '#bot/usecases/transfer/import-file.ts'
import { en } from '#domain/texts/en.ts'
import { shownRow } from '#domain/transfer/import-row.ts'
import { faultSentence } from '#domain/texts/fault-sentence.ts'

const usage = `Usage: npm run import -- FILE --team TEAM [--strict]
  FILE      JSON lines, CSV, browser bookmarks, or an export of Commonplace
  TEAM      the team's name or its Entra group id
  --strict  a single faulty row refuses the whole file`

await runCommand(usage, { team: { type: 'string' }, strict: { type: 'boolean', default: false } }, async ({ values, positionals }) => {
  const [path, ...others] = positionals
  if (path === undefined) throw new UsageError('The file is missing.')
  takeNoWords(others)
  const { team, strict: isStrict } = values
  if (team === undefined) throw new UsageError('The team is missing: --team TEAM.')
  const text = await read(path)
  const importer = await createImporter(readStoreOnly(process.env))
  try {
    const request = { text, fileName: basename(path), team }
    if (isStrict) {
      const preview = await importer.run({ ...request, mode: 'preview' })
      printFaults(preview)
      if (preview.faulty > 0)
        throw new OperatorError(`${preview.faulty} rows are faulty, so nothing was imported. Mend them, or leave out --strict.`)
    }
    const startedMs = performance.now()
    const bar = progressBar(text.split('\n').length)
    const report = await importer.run({ ...request, mode: 'import', onProgress: bar.show })
    bar.end()
    printFaults(report)
    print(report, (performance.now() - startedMs) / 1_000)
  } finally {
    await importer.close()
  }
})

async function read(path: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
  } catch (error) {
    if (error instanceof TypeError) throw new OperatorError(`${path} is not UTF-8. Save it as UTF-8 and try again.`, { cause: error })
    throw new OperatorError(`${path} can't be read: ${error instanceof Error ? error.message : 'no reason given'}.`, { cause: error })
  }
}

/** On a terminal only: in a pipe it would be noise. @param lines - of the file: as many rows at most */
function progressBar(lines: number): { readonly show: (rows: number) => void; readonly end: () => void } {
  const { stderr } = process
  const width = 30
  return {
    show(rows) {
      if (!stderr.isTTY) return
      const full = Math.round(Math.min(1, rows / Math.max(1, lines)) * width)
      stderr.write(`\r${'\u2588'.repeat(full)}${'\u2591'.repeat(width - full)} ${rows} rows`)
    },
    end() {
      if (stderr.isTTY) stderr.write(`\r${' '.repeat(width + 20)}\r`)
    },
  }
}

function printFaults({ format, faulty, faults }: ImportReport): void {
  for (const { row, field, value, fault } of faults)
    console.log(
      `Row ${shownRow(format, row)}${field === 'row' ? '' : `, ${field}`}: ${faultSentence(en, fault, field)}${value === '' ? '' : ` (${value})`}`,
    )
  if (faulty > faults.length) console.log(`… and ${faulty - faults.length} more.`)
}

function print({ format, fresh, same, sameLink, faulty }: ImportReport, seconds: number): void {
  console.log(`${format}: ${fresh} new, ${same} already here, ${faulty} left out, in ${seconds.toFixed(1)} s.`)
  if (sameLink > 0) console.log(`${sameLink} of the new ones share a link with another resource; all were kept.`)
}

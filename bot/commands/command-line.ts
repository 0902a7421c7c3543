/** What the commands have in common: their arguments, `--help`, and how they end. */
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { OperatorError } from '#bot/ports/operator-error.ts'
import { failWith } from '#bot/run.ts'

type Options = NonNullable<ParseArgsConfig['options']>
type Config<Given extends Options> = { readonly allowPositionals: true; readonly options: Given }
export type Arguments<Given extends Options> = ReturnType<typeof parseArgs<Config<Given>>>

/** Runs a command to its end: exit code 0, or 1 with a sentence. @param usage - shown for `--help`, and by `UsageError` */
export async function runCommand<const Given extends Options>(
  usage: string,
  options: Given,
  work: (given: Arguments<Given>) => Promise<void>,
): Promise<void> {
  try {
    if (process.argv.slice(2).includes('--help')) console.log(usage)
    else await work(readArguments(options))
  } catch (error) {
    failWith(error instanceof UsageError ? new OperatorError(error.message === '' ? usage : `${error.message}\n\n${usage}`) : error)
  }
}

/** The arguments make no sense; the usage is shown after the message. */
export class UsageError extends Error {}

/** On a terminal only: in a pipe it would be noise. */
export function progressLine(what: string): { readonly show: (done: number | string) => void; readonly end: () => void } {
  const { stdout } = process
  return {
    show(done) {
      if (stdout.isTTY) stdout.write(`\r${what} ${typeof done === 'string' ? done : `${Math.round(done * 100)} %`}\u001B[K`)
    },
    end() {
      if (stdout.isTTY) stdout.write('\r\u001B[K')
    },
  }
}

/** Such as 12.3 MB. */
export function sizeOf(bytes: number): string {
  const [amount, unit] = bytes < 1e6 ? [bytes / 1e3, 'kB'] : bytes < 1e9 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB']
  return `${amount.toFixed(1)} ${unit}`
}

/** Such as 7,425 documents. */
export const documentsOf = (count: number): string => `${count.toLocaleString('en-GB')} ${count === 1 ? 'document' : 'documents'}`

function readArguments<Given extends Options>(options: Given): Arguments<Given> {
  try {
    return parseArgs({ allowPositionals: true, options })
  } catch (error) {
    throw new UsageError('', { cause: error })
  }
}

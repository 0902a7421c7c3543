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
    if (process.argv.slice(2).some((word) => word === '--help' || word === '-h')) console.log(usage)
    else await work(readArguments(options))
  } catch (error) {
    failWith(error instanceof UsageError ? new OperatorError(error.message === '' ? usage : `${error.message}\n\n${usage}`) : error)
  }
}

/** As `runCommand`, for a command that takes no words. */
export const runPlainCommand = (usage: string, work: () => Promise<void>): Promise<void> =>
  runCommand(usage, {}, async ({ positionals }) => {
    takeNoWords(positionals)
    await work()
  })

/** @throws UsageError that names the first of them */
export function takeNoWords(words: readonly string[]): void {
  const [first] = words
  if (first !== undefined) throw new UsageError(`Nothing is known of “${first}”.`)
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

function readArguments<Given extends Options>(options: Given): Arguments<Given> {
  try {
    return parseArgs({ allowPositionals: true, options })
  } catch (error) {
    throw new UsageError(faultIn(options), { cause: error })
  }
}

/** What Node refuses, in our words. */
function faultIn(options: Options): string {
  const { tokens } = parseArgs({ allowPositionals: true, strict: false, tokens: true, options })
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const known = Object.hasOwn(options, token.name) ? options[token.name] : undefined
    if (known === undefined) return `There is no option ${token.rawName}.`
    if (known.type === 'string' && (token.value ?? '-').startsWith('-')) return `${token.rawName} needs a word after it.`
    if (known.type === 'boolean' && token.value !== undefined) return `${token.rawName} takes no value.`
  }
  return ''
}

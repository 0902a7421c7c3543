/** The Azure CLI, run without a shell where there is a choice, so that every shell's quoting is out of the way. */
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { OperatorError } from '#bot/ports/operator-error.ts'

/**
 * Runs one command of `az`.
 * @param args - as after `az`; none may hold a double quote
 * @param body - handed over as a file in place of the argument `@body`
 * @returns what it printed, parsed; null when it printed nothing
 */
export type Az = (args: readonly string[], body?: unknown) => Promise<unknown>

/** `az` ended with a fault. */
export class AzError extends Error {
  /** What Microsoft Graph calls it, such as `Authorization_RequestDenied`; null when it came from elsewhere. */
  readonly code: string | null

  /** @param said - what `az` wrote about it */
  constructor(said: string) {
    const answer = graphAnswer(said)
    super(answer?.message ?? said.trim())
    this.name = 'AzError'
    this.code = answer?.code ?? null
  }
}

/** @throws OperatorError when it is not installed */
export function openAz(environment: Readonly<Record<string, string | undefined>>): Az {
  const isWindows = process.platform === 'win32'
  const program = findProgram(environment['PATH'] ?? environment['Path'] ?? '', isWindows ? 'az.cmd' : 'az')
  if (program === null) {
    throw new OperatorError(
      'The Azure CLI (az) is not on this machine. Install it (https://aka.ms/azure-cli), sign in with `az login`, and start again.',
    )
  }
  return async (args, body) => {
    const folder = mkdtempSync(join(tmpdir(), 'commonplace-az-'))
    const file = join(folder, 'body.json')
    if (body !== undefined) writeFileSync(file, JSON.stringify(body))
    // Whatever a person configured for their own eyes.
    const output = args.includes('--output') ? [] : ['--output', 'json']
    const given = [...args, ...output, '--only-show-errors'].map((arg) => (arg === '@body' ? `@${file}` : arg))
    try {
      const printed = await run(
        isWindows ? `"${program}"` : program,
        isWindows ? given.map((arg) => `"${arg}"`) : given,
        isWindows,
        environment,
      )
      return printed.trim() === '' ? null : (JSON.parse(printed) as unknown)
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
}

function findProgram(path: string, name: string): string | null {
  return (
    path
      .split(delimiter)
      .map((folder) => join(folder, name))
      .find((file) => existsSync(file)) ?? null
  )
}

const run = (
  program: string,
  args: readonly string[],
  shell: boolean,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string> =>
  new Promise((resolve, reject) => {
    execFile(program, args, { shell, env: environment, maxBuffer: 16 * 1_048_576 }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout)
      else reject(new AzError(stderr === '' ? error.message : stderr))
    })
  })

/** `az rest` writes the answer in brackets behind the status: `Forbidden({"error":{"code":…,"message":…}})`. */
function graphAnswer(said: string): { readonly code: string; readonly message: string } | null {
  const json = /\((\{.*\})\)/su.exec(said)?.[1]
  if (json === undefined) return null
  try {
    const { error } = JSON.parse(json) as { readonly error?: { readonly code?: unknown; readonly message?: unknown } }
    return error === undefined ? null : { code: String(error.code), message: String(error.message) }
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** What the system says about a file, as a sentence for whoever runs a command. */
import { OperatorError } from '#bot/ports/operator-error.ts'
import { nameToBe } from './temporary-file.ts'

const sentences: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `${path} is not there, or its folder is not. Check the path.`,
  EEXIST: (path) => `There is something else at ${path}. Check the path.`,
  ELOOP: (path) => `A link in ${path} leads back to itself. Check the path.`,
  ENAMETOOLONG: (path) => `The name ${path} is too long for its disk. Choose a shorter one.`,
  ENOTDIR: (path) => `A part of ${path} is a file and no folder. Check the path.`,
  EISDIR: (path) => `${path} is a folder. Name a file.`,
  EACCES: (path) => `This user may not use ${path}. Give it the right to read and write there, or choose another path.`,
  EPERM: (path) => `This user may not use ${path}. Give it the right to read and write there, or choose another path.`,
  EROFS: (path) => `The disk of ${path} can't be written. Choose another path.`,
  ENOSPC: (path) => `The disk of ${path} is full. Free some space, or choose another path, and run this again.`,
  EDQUOT: (path) => `The quota of ${path} is used up. Free some space, or choose another path, and run this again.`,
}

/** Runs work on files; what the system refuses becomes a sentence, anything else flies on. @param path - named when the system names none */
export async function withFileFaults<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') throw error
    const sentence = sentences[error.code]
    if (sentence === undefined) throw error
    const named = 'path' in error && typeof error.path === 'string' ? error.path : path
    throw new OperatorError(sentence(nameToBe(named)), { cause: error })
  }
}

/** What the system says about a file, as a sentence for whoever runs a command. */
import { OperatorError } from '#bot/ports/operator-error.ts'

const sentences: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `${path} is not there, or its folder is not. Check the path.`,
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
    throw new OperatorError(sentence('path' in error && typeof error.path === 'string' ? error.path : path), { cause: error })
  }
}

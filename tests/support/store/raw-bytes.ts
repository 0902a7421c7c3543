/** The bytes of a file as they lie on the disk, whatever the database says is in it. */
import { existsSync, readFileSync } from 'node:fs'

/** @returns of the texts, those that are in the file or in one of those beside it, each as `text in file` */
export function lyingIn(file: string, texts: readonly string[]): readonly string[] {
  return ['', '-wal', '-shm', '-journal'].flatMap((beside) => {
    if (!existsSync(file + beside)) return []
    const bytes = readFileSync(file + beside)
    return texts.filter((text) => bytes.includes(text)).map((text) => `${text} in ${beside === '' ? 'the file' : beside}`)
  })
}

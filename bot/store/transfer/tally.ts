/** Adds up what was moved, and how the two sides compare. */
import { createHash } from 'node:crypto'
import type { ContainerName } from '#bot/ports/document-store.ts'

/** What is not the same on both sides; by place and type, never by what it says. */
export type Difference = {
  readonly container: ContainerName
  readonly pk: string
  readonly type: string
  readonly what: 'missing' | 'different' | 'unknown'
  readonly count: number
}

export type Side = { readonly documents: number; readonly partitions: number; readonly sha256: string }
export type BroughtIn = {
  readonly written: number
  readonly sides: Readonly<Record<ContainerName, { readonly source: Side; readonly target: Side }>>
  readonly differences: readonly Difference[]
}

/** A partition as it was wanted and as it was read back: a line for each document, which says what it is. */
export type EndedPartition = {
  readonly container: ContainerName
  readonly written: number
  readonly source: readonly string[]
  readonly target: readonly string[]
  readonly differences: readonly Difference[]
}

/** Adds up partitions: each as a digest of its documents in order, and the container as a digest of those. */
export function createTally() {
  const empty = () => ({ documents: 0, digests: [] as string[] })
  const sums = { app: { source: empty(), target: empty() }, ops: { source: empty(), target: empty() } }
  const differences: Difference[] = []
  let written = 0
  const side = ({ documents, digests }: ReturnType<typeof empty>): Side => ({
    documents,
    partitions: digests.length,
    sha256: digestOf(digests),
  })
  return {
    add(ended: EndedPartition) {
      for (const name of ['source', 'target'] as const) {
        const sum = sums[ended.container][name]
        sum.documents += ended[name].length
        sum.digests.push(digestOf(ended[name]))
      }
      differences.push(...ended.differences)
      written += ended.written
    },
    result: (): BroughtIn => ({
      written,
      differences,
      sides: {
        app: { source: side(sums.app.source), target: side(sums.app.target) },
        ops: { source: side(sums.ops.source), target: side(sums.ops.target) },
      },
    }),
  }
}

function digestOf(lines: readonly string[]): string {
  return createHash('sha256').update(lines.toSorted().join('\n')).digest('hex')
}

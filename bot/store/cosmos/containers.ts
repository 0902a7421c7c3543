/**
 * The two containers as infra creates them and start-up verifies them. Composite indexes begin with partition key
 * and type, because that is how every page is ordered; one in ascending order also serves the descending one.
 */
import type { ContainerName, OrderBy } from '#bot/ports/document-store.ts'

export type IndexedPath = { readonly path: string }
export type CompositePath = { readonly path: string; readonly order: 'ascending' | 'descending' }

export type CosmosContainer = {
  readonly id: ContainerName
  readonly partitionKey: { readonly paths: readonly [string]; readonly kind: 'Hash'; readonly version: 2 }
  /** -1: documents live for ever unless they bring their own `ttl`. */
  readonly defaultTtl: -1
  readonly indexingPolicy: {
    readonly indexingMode: 'consistent'
    readonly automatic: true
    readonly includedPaths: readonly IndexedPath[]
    readonly excludedPaths: readonly IndexedPath[]
    readonly compositeIndexes: readonly (readonly CompositePath[])[]
  }
}

/** Titles and texts are left out: writes stay cheap, and search has an index of its own. */
const envelopePaths = ['/pk/?', '/type/?', '/createdAt/?', '/createdBy/?', '/updatedAt/?', '/deletedAt/?']

export const cosmosContainers: Readonly<Record<ContainerName, CosmosContainer>> = {
  app: containerOf('app', ['/kind/?', '/status/?', '/tags/[]/?', '/linkKey/?', '/importId/?'], ['id', 'createdAt']),
  ops: containerOf('ops', ['/status/?', '/dueAt/?', '/troubledSince/?'], ['id', 'createdAt', 'dueAt']),
}

function containerOf(id: ContainerName, paths: readonly string[], sortFields: readonly OrderBy['field'][]): CosmosContainer {
  return {
    id,
    partitionKey: { paths: ['/pk'], kind: 'Hash', version: 2 },
    defaultTtl: -1,
    indexingPolicy: {
      indexingMode: 'consistent',
      automatic: true,
      includedPaths: [...envelopePaths, ...paths].map((path) => ({ path })),
      excludedPaths: [{ path: '/*' }],
      compositeIndexes: sortFields.map((field) =>
        [...new Set(['/pk', '/type', `/${field}`, '/id'])].map((path) => ({ path, order: 'ascending' as const })),
      ),
    },
  }
}

/** What of the library is in view: words, filters, order. It lives in the address, so that a link or a reload brings it back. */
import { resourceKinds, type ResourceKind } from '#domain/resources/resource.ts'
import { normalTag } from '#domain/resources/tags.ts'

export type Mark = 'rough' | 'outdated'
export type Sort = 'newest' | 'helpful'

export type LibraryView = {
  /** As typed. */
  readonly words: string
  readonly kind: ResourceKind | null
  readonly tags: readonly string[]
  readonly mark: Mark | null
  readonly sort: Sort
}

/** Anybody can write an address: what is none of ours is left out. */
export function readView(params: URLSearchParams): LibraryView {
  const mark = params.get('is')
  return {
    words: params.get('q') ?? '',
    kind: resourceKinds.find((kind) => kind === params.get('kind')) ?? null,
    tags: [...new Set(params.getAll('tag').map(normalTag))].filter((tag) => tag !== ''),
    mark: mark === 'rough' || mark === 'outdated' ? mark : null,
    sort: params.get('sort') === 'helpful' ? 'helpful' : 'newest',
  }
}

/** @returns only what differs from the whole library, newest first */
export function writeView({ words, kind, tags, mark, sort }: LibraryView): URLSearchParams {
  return new URLSearchParams([
    ...(words === '' ? [] : [['q', words]]),
    ...(kind === null ? [] : [['kind', kind]]),
    ...tags.map((tag) => ['tag', tag]),
    ...(mark === null ? [] : [['is', mark]]),
    ...(sort === 'newest' ? [] : [['sort', sort]]),
  ])
}

/** The view in the syntax of the search box. Filters come first: whatever is cut off from an endless query is words. */
export function queryOf({ words, kind, tags, mark }: LibraryView): string {
  return [kind === null ? '' : `kind:${kind}`, ...tags.map((tag) => `#${tag}`), mark === null ? '' : `is:${mark}`, words.trim()]
    .filter(Boolean)
    .join(' ')
}

export const countFilters = ({ kind, tags, mark }: LibraryView): number => (kind === null ? 0 : 1) + tags.length + (mark === null ? 0 : 1)

export const withoutFilters = (view: LibraryView): LibraryView => ({ ...view, kind: null, tags: [], mark: null })

export const toggleTag = (view: LibraryView, tag: string): LibraryView => ({
  ...view,
  tags: view.tags.includes(tag) ? view.tags.filter((one) => one !== tag) : [...view.tags, tag],
})

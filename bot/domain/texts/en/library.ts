/** The library: list, filters, detail. */
import { plural } from './numbers.ts'

export const library = {
  search: (count: number) => `Search ${plural(count, 'resource', 'resources')}`,
  searchLabel: 'Search the library',
  count: (count: number) => plural(count, 'resource', 'resources'),
  countFor: (count: number, query: string) => `${plural(count, 'resource', 'resources')} for \u201C${query}\u201D`,
  list: 'Resources',
  loading: 'Loading the library',
  loadMore: 'Show more',
  loadingMore: 'Loading more',
  details: 'Details',
  closeDetails: 'Close details',
  openLink: (host: string) => `Open ${host}`,
  sharedOn: (date: string) => `Shared ${date}`,
  detailMissing: 'This resource is not here.',
  detailFailed: 'This resource could not be opened.',
  now: 'now',
  emptyTitle: 'Share the first thing your team should know',
  emptyText: 'A link, a job aid or a story. From then on, teammates find it while they type.',
  nothingFoundTitle: (query: string) => `Nobody has shared anything about \u201C${query}\u201D yet`,
  nothingFoundText: 'Try fewer or other words, or be the first to share it.',
  clearSearch: 'Clear search',
  failedTitle: 'The library could not be loaded.',
  tryAgain: 'Try again',
} as const

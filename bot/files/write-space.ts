/** Writes a team's space: JSON with everything, CSV without what teammates added, bookmarks with the links alone. */
import type { FileFormats, WriteFile } from '#bot/ports/files.ts'
import { spaceFormat, type SpaceResource } from '#domain/transfer/space.ts'
import { csvCell } from './csv-cell.ts'
import { readFile } from './read-file.ts'

const json: WriteFile = {
  contentType: 'application/json; charset=utf-8',
  ending: '.json',
  begin: (teamName) => `{"format":"${spaceFormat}","version":1,"team":${JSON.stringify(teamName)},"resources":[`,
  row: (resource, isFirst) => `${isFirst ? '' : ','}\n${JSON.stringify(resource)}`,
  end: '\n]}\n',
}

const columns: readonly (readonly [string, (resource: SpaceResource) => string])[] = [
  ['id', ({ id }) => id],
  ['kind', ({ kind }) => kind],
  ['title', ({ title }) => title],
  ['url', ({ link }) => link ?? ''],
  ['why', ({ why }) => why],
  ['tags', ({ tags }) => tags.join(', ')],
  ['body', ({ body }) => body],
  ['rough', ({ isRough }) => (isRough ? 'yes' : '')],
  ['sharedAt', ({ sharedAt }) => sharedAt],
  ['sharedBy', ({ sharedBy }) => sharedBy.name],
  ['sharedById', ({ sharedBy }) => sharedBy.personId],
  ['outdated', ({ outdated }) => (outdated === null ? '' : 'yes')],
  ['helped', ({ helped }) => String(helped.length)],
]

const csv: WriteFile = {
  contentType: 'text/csv; charset=utf-8',
  ending: '.csv',
  // The mark tells spreadsheets that it is UTF-8.
  begin: () => `\uFEFF${columns.map(([name]) => name).join(',')}\r\n`,
  row: (resource) => `${columns.map(([, valueOf]) => csvCell(valueOf(resource))).join(',')}\r\n`,
  end: '',
}

const netscape: WriteFile = {
  contentType: 'text/html; charset=utf-8',
  ending: '.html',
  begin: (teamName) =>
    `<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">\n` +
    `<TITLE>${escaped(teamName)}</TITLE>\n<H1>${escaped(teamName)}</H1>\n<DL><p>\n`,
  row({ id, kind, link, title, why, tags, sharedAt }) {
    if (link === null) return ''
    const added = Math.floor(Date.parse(sharedAt) / 1_000)
    const attributes = `HREF="${escaped(link)}" ADD_DATE="${added}" TAGS="${escaped(tags.join(','))}" ID="${escaped(id)}" KIND="${kind}"`
    return `<DT><A ${attributes}>${escaped(title)}</A>\n${why === '' ? '' : `<DD>${escaped(why)}\n`}`
  },
  end: '</DL><p>\n',
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

export const fileFormats: FileFormats = { read: readFile, write: { json, csv, netscape } }

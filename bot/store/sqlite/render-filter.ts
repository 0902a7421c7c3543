/** A filter as SQL on a document's columns and JSON body; every value is a parameter. Renders to 0 or 1, never NULL, so that `NOT` is safe. */
import type { Filter } from '#bot/ports/document-store.ts'

export type SqlFragment = { readonly sql: string; readonly values: readonly (string | number)[] }

const operators = { eq: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const

/** Fields that have a column of their own, always a text. */
const textColumns: Readonly<Record<string, string>> = {
  id: 'doc.id',
  type: 'doc.type',
  createdAt: 'doc.created_at',
}

/** The table must be aliased as `doc`. Field names are trusted: bot/store/check-queries.ts has refused all but letters, digits, `_` and dots. */
export function renderFilter(filter: Filter): SqlFragment {
  switch (filter.op) {
    case 'and':
      return joined(filter.filters, ' AND ', '1')
    case 'or':
      return joined(filter.filters, ' OR ', '0')
    case 'not': {
      const { sql, values } = renderFilter(filter.filter)
      return { sql: `NOT (${sql})`, values }
    }
    case 'exists':
      return { sql: `${jsonType(filter.field)} IS NOT NULL`, values: [] }
    case 'match':
      return {
        sql: `(${jsonType(filter.field)} IS 'text' AND instr(lower(${jsonValue(filter.field)}), lower(?)) > 0)`,
        values: [filter.text],
      }
    case 'has':
      return renderHas(filter.field, filter.value)
    case 'in':
      return renderIn(filter.field, filter.values)
    default:
      return renderComparison(filter.field, operators[filter.op], filter.value)
  }
}

function joined(filters: readonly Filter[], separator: string, whenEmpty: string): SqlFragment {
  if (filters.length === 0) return { sql: whenEmpty, values: [] }
  const parts = filters.map(renderFilter)
  return { sql: `(${parts.map((part) => part.sql).join(separator)})`, values: parts.flatMap((part) => part.values) }
}

function renderComparison(field: string, operator: string, value: string | number | boolean): SqlFragment {
  const column = textColumns[field]
  if (column) return typeof value === 'string' ? { sql: `${column} ${operator} ?`, values: [value] } : { sql: '0', values: [] }
  if (typeof value === 'boolean') {
    return { sql: `(${ofType(field, value)} AND ${jsonValue(field)} ${operator} ?)`, values: [value ? 1 : 0] }
  }
  if (field === 'dueAt') return { sql: `(${dueType(value)} AND doc.due_at ${operator} ?)`, values: [value] }
  return { sql: `(${ofType(field, value)} AND ${jsonValue(field)} ${operator} ?)`, values: [value] }
}

function renderIn(field: string, values: readonly (string | number)[]): SqlFragment {
  const texts = values.filter((value) => typeof value === 'string')
  const numbers = values.filter((value) => typeof value === 'number')
  const parts = [texts, numbers].flatMap((group: readonly (string | number)[]) => {
    const [first] = group
    if (first === undefined) return []
    const subject = textColumns[field] ?? jsonValue(field)
    return [{ sql: `(${ofType(field, first)} AND ${subject} IN (${group.map(() => '?').join(', ')}))`, values: group }]
  })
  if (parts.length === 0) return { sql: '0', values: [] }
  return { sql: `(${parts.map((part) => part.sql).join(' OR ')})`, values: parts.flatMap((part) => part.values) }
}

function renderHas(field: string, value: string | number): SqlFragment {
  const elementType = typeof value === 'string' ? `= 'text'` : `IN ('integer', 'real')`
  const search = `SELECT 1 FROM json_each(doc.body, ${jsonPath(field)}) AS element WHERE element.type ${elementType} AND element.value = ?`
  return { sql: `(${jsonType(field)} IS 'array' AND EXISTS (${search}))`, values: [value] }
}

/** Without this, SQLite finds that a text is larger than any number. */
function ofType(field: string, value: string | number | boolean): string {
  if (typeof value === 'string') return `${jsonType(field)} IS 'text'`
  return `ifnull(${jsonType(field)}, '') IN (${typeof value === 'number' ? `'integer', 'real'` : `'true', 'false'`})`
}

const dueType = (value: string | number): string =>
  typeof value === 'string' ? `typeof(doc.due_at) = 'text'` : `typeof(doc.due_at) IN ('integer', 'real')`

const jsonType = (field: string): string => `json_type(doc.body, ${jsonPath(field)})`
const jsonValue = (field: string): string => `json_extract(doc.body, ${jsonPath(field)})`
const jsonPath = (field: string): string =>
  `'$.${field
    .split('.')
    .map((name) => `"${name}"`)
    .join('.')}'`

/** What every adapter demands of queries before it renders them: field names by allow-list, sizes within bounds. */
import type { ContainerName, DocumentQuery, Filter, OrderBy } from '#bot/ports/document-store.ts'
import { StoreError } from '#bot/ports/document-store.ts'
import { checkType } from './check-documents.ts'

const maxPageItems = 100
const maxFilterNodes = 200
const maxFilterDepth = 20
const maxFilterValues = 500
/** Names go into the text of a query; everything else travels as a parameter. */
const fieldPath = /^[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)*$/u
const maxFieldPathChars = 200

const sortFields: Readonly<Record<ContainerName, readonly OrderBy['field'][]>> = {
  app: ['id', 'createdAt'],
  ops: ['id', 'createdAt', 'dueAt'],
}

/** @throws StoreError `invalid` */
export function checkQuery(container: ContainerName, query: DocumentQuery): void {
  checkSelection(query)
  checkLimit(query.limit)
  const { field, direction } = query.orderBy
  if (!sortFields[container].includes(field)) {
    throw invalid(`Pages of \`${container}\` are ordered by ${sortFields[container].join(', ')}: these have an index.`)
  }
  if (direction !== 'asc' && direction !== 'desc') throw invalid('The direction of a page is `asc` or `desc`.')
}

/** Type and filter, as `count` takes them. */
export function checkSelection(selection: Pick<DocumentQuery, 'type' | 'where'>): void {
  checkType(selection.type)
  if (selection.where) checkFilter(selection.where, { nodes: 0, values: 0 }, 1)
}

export function checkLimit(limit: unknown): void {
  if (typeof limit !== 'number' || !Number.isInteger(limit) || limit < 1 || limit > maxPageItems) {
    throw invalid(`A page takes 1 to ${maxPageItems} documents.`)
  }
}

type Counted = { nodes: number; values: number }

function checkFilter(filter: Filter, counted: Counted, depth: number): void {
  counted.nodes += 1
  if (counted.nodes > maxFilterNodes || depth > maxFilterDepth) throw invalid('The filter is too large.')
  switch (filter.op) {
    case 'and':
    case 'or':
      for (const inner of filter.filters) checkFilter(inner, counted, depth + 1)
      return
    case 'not':
      return checkFilter(filter.filter, counted, depth + 1)
    case 'in':
      checkField(filter.field)
      counted.values += filter.values.length
      if (counted.values > maxFilterValues) throw invalid('The filter has too many values.')
      return filter.values.forEach(checkValue)
    case 'match':
      checkField(filter.field)
      if (typeof filter.text !== 'string') throw invalid('`match` looks for a text.')
      return
    case 'exists':
      return checkField(filter.field)
    case 'eq':
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
    case 'has':
      checkField(filter.field)
      return checkValue(filter.value)
    default:
      throw invalid('The filter has an operator that the store does not know.')
  }
}

function checkField(field: unknown): void {
  if (typeof field !== 'string' || field.length > maxFieldPathChars || !fieldPath.test(field)) {
    throw invalid('A field is a name or a dotted path of names: letters, digits and `_`, a letter first.')
  }
}

function checkValue(value: unknown): void {
  const isPlain = typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))
  if (!isPlain) throw invalid('A filter compares with texts, finite numbers and booleans.')
}

function invalid(message: string): StoreError {
  return new StoreError('invalid', message)
}

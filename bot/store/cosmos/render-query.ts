/** Queries in the SQL of Cosmos DB: always within one partition, every value a parameter, ordered as the composite indexes are. */
import type { DocumentQuery, Filter } from '#bot/ports/document-store.ts'

type Value = string | number | boolean
export type CosmosQuery = { readonly query: string; readonly parameters: { readonly name: string; readonly value: Value }[] }

const operators = { eq: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const
const typeChecks = { string: 'IS_STRING', number: 'IS_NUMBER', boolean: 'IS_BOOL' } as const

/** One more than the limit, so that the caller sees whether there is a next page. */
export function pageQuery(pk: string, { type, where, orderBy, limit }: DocumentQuery, after: Filter | null): CosmosQuery {
  const { clause, parameters } = selection(pk, type, [where, after])
  const direction = orderBy.direction === 'asc' ? 'ASC' : 'DESC'
  const order = [...new Set(['pk', 'type', orderBy.field, 'id'])].map((field) => `c.${field} ${direction}`).join(', ')
  return {
    query: `SELECT TOP @take * FROM c WHERE ${clause} ORDER BY ${order}`,
    parameters: [...parameters, { name: '@take', value: limit + 1 }],
  }
}

export function countQuery(pk: string, { type, where }: Pick<DocumentQuery, 'type' | 'where'>): CosmosQuery {
  const { clause, parameters } = selection(pk, type, [where])
  return { query: `SELECT VALUE COUNT(1) FROM c WHERE ${clause}`, parameters }
}

function selection(pk: string, type: string, filters: readonly (Filter | null | undefined)[]) {
  const parameters = [
    { name: '@pk', value: pk as Value },
    { name: '@type', value: type as Value },
  ]
  const add = (value: Value): string => {
    const name = `@p${parameters.length}`
    parameters.push({ name, value })
    return name
  }
  const clauses = filters.flatMap((filter) => (filter ? [render(filter, false, add)] : []))
  return { clause: ['c.pk = @pk', 'c.type = @type', ...clauses].join(' AND '), parameters }
}

/**
 * @param isNegated - inside a `not`, where a comparison must be false, and not `undefined`, when the field is missing
 *   or of another type; elsewhere both leave the document out, and the bare comparison is what an index serves
 */
function render(filter: Filter, isNegated: boolean, add: (value: Value) => string): string {
  const guarded = (check: string, comparison: string): string => (isNegated ? `(${check} AND ${comparison})` : comparison)
  switch (filter.op) {
    case 'and':
    case 'or': {
      if (filter.filters.length === 0) return filter.op === 'and' ? 'true' : 'false'
      return `(${filter.filters.map((inner) => render(inner, isNegated, add)).join(filter.op === 'and' ? ' AND ' : ' OR ')})`
    }
    case 'not':
      return `NOT (${render(filter.filter, true, add)})`
    case 'exists':
      return `IS_DEFINED(${path(filter.field)})`
    case 'has':
      return guarded(`IS_ARRAY(${path(filter.field)})`, `ARRAY_CONTAINS(${path(filter.field)}, ${add(filter.value)})`)
    case 'match':
      return guarded(`IS_STRING(${path(filter.field)})`, `CONTAINS(${path(filter.field)}, ${add(filter.text)}, true)`)
    case 'in': {
      const groups = (['string', 'number'] as const).flatMap((kind) => {
        const values = filter.values.filter((value) => typeof value === kind)
        if (values.length === 0) return []
        return [guarded(`${typeChecks[kind]}(${path(filter.field)})`, `${path(filter.field)} IN (${values.map(add).join(', ')})`)]
      })
      return groups.length === 0 ? 'false' : `(${groups.join(' OR ')})`
    }
    default: {
      const comparison = `${path(filter.field)} ${operators[filter.op]} ${add(filter.value)}`
      const kind = typeof filter.value
      return guarded(`${typeChecks[kind === 'string' || kind === 'number' ? kind : 'boolean']}(${path(filter.field)})`, comparison)
    }
  }
}

/** Field names are trusted: bot/store/check-queries.ts has refused all but letters, digits, `_` and dots. */
const path = (field: string): string =>
  `c${field
    .split('.')
    .map((name) => `["${name}"]`)
    .join('')}`

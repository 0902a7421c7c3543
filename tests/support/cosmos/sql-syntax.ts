/** The grammar of the SQL that our adapter sends, and nothing more: an unknown token is a bad request. */
import { CosmosRefusal } from './refusal.ts'

export type Path = readonly string[]
export type Expression =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'not'; readonly operand: Expression }
  | { readonly kind: 'compare'; readonly path: Path; readonly operator: '=' | '<' | '<=' | '>' | '>='; readonly parameter: string }
  | { readonly kind: 'in'; readonly path: Path; readonly parameters: readonly string[] }
  | { readonly kind: 'check'; readonly name: 'IS_STRING' | 'IS_NUMBER' | 'IS_BOOL' | 'IS_ARRAY' | 'IS_DEFINED'; readonly path: Path }
  | { readonly kind: 'contains'; readonly of: 'array' | 'text'; readonly path: Path; readonly parameter: string }
export type SortKey = { readonly path: Path; readonly descending: boolean }
export type Select = {
  readonly what: { readonly kind: 'top'; readonly parameter: string } | { readonly kind: 'count' }
  readonly where: Expression
  readonly orderBy: readonly SortKey[]
}

const tokenPattern =
  /\s*(?:(?<quoted>"[A-Za-z0-9_]+")|(?<parameter>@[a-z0-9]+)|(?<word>[A-Za-z_][A-Za-z0-9_]*|1)|(?<sign><=|>=|[=<>(),.*[\]]))/uy
const comparisons = ['=', '<', '<=', '>', '>='] as const
const checks = ['IS_STRING', 'IS_NUMBER', 'IS_BOOL', 'IS_ARRAY', 'IS_DEFINED'] as const

/** @throws CosmosRefusal 400 */
export function parseSql(sql: string): Select {
  const tokens = tokensOf(sql)
  let position = 0
  const peek = (): string | undefined => tokens[position]
  const accept = (token: string): boolean => {
    if (peek() !== token) return false
    position += 1
    return true
  }
  const expect = (...wanted: readonly string[]): void => {
    for (const token of wanted) if (!accept(token)) throw syntax(peek(), sql)
  }
  const next = (pattern: RegExp): string => {
    const token = peek()
    if (token === undefined || !pattern.test(token)) throw syntax(token, sql)
    position += 1
    return token
  }
  const parameter = (): string => next(/^@/u)

  const path = (): Path => {
    expect('c')
    const names: string[] = []
    for (;;) {
      if (accept('.')) names.push(next(/^[A-Za-z]\w*$/u))
      else if (accept('[')) {
        names.push(next(/^"/u).slice(1, -1))
        expect(']')
      } else if (names.length > 0) return names
      else throw syntax(peek(), sql)
    }
  }

  const primary = (): Expression => {
    if (accept('(')) {
      const inner = disjunction()
      expect(')')
      return inner
    }
    if (accept('true')) return { kind: 'constant', value: true }
    if (accept('false')) return { kind: 'constant', value: false }
    if (accept('NOT')) return { kind: 'not', operand: primary() }
    for (const name of checks) {
      if (!accept(name)) continue
      expect('(')
      const checked = path()
      expect(')')
      return { kind: 'check', name, path: checked }
    }
    if (accept('ARRAY_CONTAINS')) return contains('array')
    if (accept('CONTAINS')) return contains('text')
    return comparison()
  }

  const contains = (of: 'array' | 'text'): Expression => {
    expect('(')
    const searched = path()
    expect(',')
    const sought = parameter()
    if (of === 'text') expect(',', 'true')
    expect(')')
    return { kind: 'contains', of, path: searched, parameter: sought }
  }

  const comparison = (): Expression => {
    const compared = path()
    if (accept('IN')) {
      expect('(')
      const parameters = [parameter()]
      while (accept(',')) parameters.push(parameter())
      expect(')')
      return { kind: 'in', path: compared, parameters }
    }
    const operator = comparisons.find((sign) => accept(sign))
    if (!operator) throw syntax(peek(), sql)
    return { kind: 'compare', path: compared, operator, parameter: parameter() }
  }

  const chain = (kind: 'and' | 'or', word: string, operand: () => Expression) => (): Expression => {
    let left = operand()
    while (accept(word)) left = { kind, left, right: operand() }
    return left
  }
  const conjunction = chain('and', 'AND', primary)
  const disjunction = chain('or', 'OR', conjunction)

  const what = (): Select['what'] => {
    if (accept('TOP')) {
      const limit = parameter()
      expect('*')
      return { kind: 'top', parameter: limit }
    }
    expect('VALUE', 'COUNT', '(', '1', ')')
    return { kind: 'count' }
  }

  const sortKeys = (): readonly SortKey[] => {
    if (!accept('ORDER')) return []
    expect('BY')
    const keys: SortKey[] = []
    do {
      const sorted = path()
      keys.push({ path: sorted, descending: next(/^(?:ASC|DESC)$/u) === 'DESC' })
    } while (accept(','))
    return keys
  }

  expect('SELECT')
  const selected = what()
  expect('FROM', 'c', 'WHERE')
  const where = disjunction()
  const orderBy = sortKeys()
  if (position < tokens.length) throw syntax(peek(), sql)
  return { what: selected, where, orderBy }
}

function tokensOf(sql: string): readonly string[] {
  const tokens: string[] = []
  let position = 0
  const end = sql.trimEnd().length
  while (position < end) {
    tokenPattern.lastIndex = position
    const token = tokenPattern.exec(sql)?.[0]
    if (token === undefined) throw syntax(sql.slice(position, position + 20), sql)
    tokens.push(token.trim())
    position += token.length
  }
  return tokens
}

function syntax(token: string | undefined, sql: string): CosmosRefusal {
  return new CosmosRefusal(400, `Syntax error near ${token ?? 'the end'} in: ${sql}`)
}

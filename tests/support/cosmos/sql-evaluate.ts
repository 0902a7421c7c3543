/** Three-valued, as the service is: a comparison with a missing field or another type is `undefined`, and stays so under NOT. */
import type { JsonValue } from '#bot/ports/document-store.ts'
import { CosmosRefusal } from './refusal.ts'
import type { Expression, Path } from './sql-syntax.ts'

export type Parameters = ReadonlyMap<string, JsonValue>
type Item = { readonly [field: string]: JsonValue | undefined }

/** @returns true, false, or undefined; only true selects the item */
export function evaluate(expression: Expression, item: Item, parameters: Parameters): boolean | undefined {
  const run = (inner: Expression): boolean | undefined => evaluate(inner, item, parameters)
  switch (expression.kind) {
    case 'constant':
      return expression.value
    case 'and':
      return combine(run(expression.left), run(expression.right), false)
    case 'or':
      return combine(run(expression.left), run(expression.right), true)
    case 'not': {
      const value = run(expression.operand)
      return value === undefined ? undefined : !value
    }
    case 'check':
      return checkType(expression.name, valueAt(item, expression.path))
    case 'compare':
      return compare(valueAt(item, expression.path), expression.operator, parameterOf(parameters, expression.parameter))
    case 'in':
      return expression.parameters
        .map((name) => compare(valueAt(item, expression.path), '=', parameterOf(parameters, name)))
        .reduce((left, right) => combine(left, right, true))
    case 'contains':
      return contains(expression.of, valueAt(item, expression.path), parameterOf(parameters, expression.parameter))
  }
}

/** A field of an object; an element of a list has no name. */
export function valueAt(item: JsonValue | Item, path: Path): JsonValue | undefined {
  let value: JsonValue | undefined = item
  for (const name of path) {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, name)) return undefined
    value = (value as Item)[name]
  }
  return value
}

/** Texts by code point, as UTF-8 sorts. */
export function order(left: string | number | boolean, right: string | number | boolean): number {
  if (typeof left === 'string' && typeof right === 'string') return Buffer.compare(Buffer.from(left), Buffer.from(right))
  return Number(left) - Number(right)
}

export function parameterOf(parameters: Parameters, name: string): JsonValue {
  const value = parameters.get(name)
  if (value === undefined) throw new CosmosRefusal(400, `The query needs the parameter ${name}.`)
  return value
}

function combine(left: boolean | undefined, right: boolean | undefined, dominant: boolean): boolean | undefined {
  if (left === dominant || right === dominant) return dominant
  return left === undefined || right === undefined ? undefined : !dominant
}

function compare(left: JsonValue | undefined, operator: string, right: JsonValue): boolean | undefined {
  if (!isScalar(left) || !isScalar(right) || typeof left !== typeof right) return undefined
  const difference = order(left, right)
  switch (operator) {
    case '=':
      return difference === 0
    case '<':
      return difference < 0
    case '<=':
      return difference <= 0
    case '>':
      return difference > 0
    default:
      return difference >= 0
  }
}

function contains(of: 'array' | 'text', searched: JsonValue | undefined, sought: JsonValue): boolean | undefined {
  if (of === 'array') return Array.isArray(searched) ? searched.some((element) => compare(element, '=', sought) === true) : undefined
  if (typeof searched !== 'string' || typeof sought !== 'string') return undefined
  return asciiLower(searched).includes(asciiLower(sought))
}

function checkType(name: string, value: JsonValue | undefined): boolean {
  if (name === 'IS_DEFINED') return value !== undefined
  if (name === 'IS_ARRAY') return Array.isArray(value)
  return typeof value === ({ IS_STRING: 'string', IS_NUMBER: 'number', IS_BOOL: 'boolean' } as Record<string, string>)[name]
}

const isScalar = (value: JsonValue | undefined): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value)

/** The least that the service promises. */
const asciiLower = (text: string): string => text.replaceAll(/[A-Z]/gu, (letter) => letter.toLowerCase())

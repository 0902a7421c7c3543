/** What a template would deploy, as data: expressions of the subset that infra/ uses, worked out with parameters and made-up runtime values. */
import { dirname, join } from 'node:path'
import type { Node } from 'web-tree-sitter'
import { parseBicepFile } from './parse-bicep.ts'

export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value }
export type Deployed = { readonly type: string; readonly apiVersion: string; readonly symbol: string; readonly body: Value }
export type Template = { readonly resources: readonly Deployed[]; readonly outputs: Readonly<Record<string, Value>> }

type Scope = { readonly names: ReadonlyMap<string, Value>; readonly runtime: Readonly<Record<string, string>> }

/**
 * @param parameters - those without default must be there
 * @param runtime - what Azure would answer, by `symbol.path`, such as `identity.properties.clientId`; others read as `<symbol.path>`
 * @returns resources of the file and of all its modules; a condition that is false leaves its resource out
 */
export function evaluateBicep(path: string, parameters: Readonly<Record<string, Value>>, runtime: Scope['runtime'] = {}): Template {
  const names = new Map<string, Value>()
  const scope: Scope = { names, runtime }
  const resources: Deployed[] = []
  const outputs: Record<string, Value> = {}
  for (const { kind, name, of, isExisting, body } of parseBicepFile(path)) {
    if (kind === 'parameter') names.set(name, parameters[name] ?? (body === null ? missing(path, name) : valueOf(body, scope)))
    else if (body === null) throw new Error(`${path}: ${name} has no value`)
    else if (kind === 'variable') names.set(name, valueOf(body, scope))
    else if (kind === 'output') outputs[name] = valueOf(body, scope)
    else if (kind === 'resource') {
      if (isExisting) continue
      const [type = '', apiVersion = ''] = of.split('@')
      for (const made of bodiesOf(body, scope)) resources.push({ type, apiVersion, symbol: name, body: made })
    } else {
      for (const made of bodiesOf(body, scope)) {
        const template = evaluateBicep(join(dirname(path), of), (made as { params: Record<string, Value> }).params, runtime)
        resources.push(...template.resources)
        names.set(name, { outputs: template.outputs })
      }
    }
  }
  return { resources, outputs }
}

function missing(path: string, name: string): never {
  throw new Error(`${path}: parameter ${name} has neither value nor default`)
}

/** One body, none when its condition is false, or one for each turn of a loop. */
function bodiesOf(body: Node, scope: Scope): readonly Value[] {
  if (body.type === 'for_statement') return valueOf(body, scope) as readonly Value[]
  if (body.type !== 'if_statement') return [valueOf(body, scope)]
  const [condition, then] = body.namedChildren
  return condition !== undefined && then !== undefined && valueOf(condition, scope) === true ? [valueOf(then, scope)] : []
}

const rules: Readonly<Record<string, (node: Node, scope: Scope) => Value>> = {
  string: (node, scope) =>
    node.namedChildren
      .map((part) =>
        part.type === 'interpolation'
          ? textOf(valueOf(first(part), scope))
          : part.type === 'escape_sequence'
            ? part.text.slice(1)
            : part.text,
      )
      .join(''),
  number: (node) => Number(node.text),
  boolean: (node) => node.text === 'true',
  null: () => null,
  array: (node, scope) => node.namedChildren.filter(isCode).map((item) => valueOf(item, scope)),
  object: (node, scope) =>
    Object.fromEntries(
      node.namedChildren.filter(isCode).map((property) => {
        const [key, value] = property.namedChildren
        if (key === undefined || value === undefined) throw new Error(`not a property: ${property.text}`)
        return [key.type === 'identifier' ? key.text : textOf(valueOf(key, scope)), valueOf(value, scope)]
      }),
    ),
  identifier: (node, { names }) => names.get(node.text) ?? `<${node.text}>`,
  parenthesized_expression: (node, scope) => valueOf(first(node), scope),
  member_expression: (node, scope) => memberOf(node, scope),
  subscript_expression: (node, scope) => {
    const [object, index] = node.namedChildren.map((child) => valueOf(child, scope))
    return (object as Record<string, Value>)[textOf(index)] ?? missing('subscript', node.text)
  },
  unary_expression: (node, scope) => {
    const value = valueOf(first(node), scope)
    return node.text.startsWith('!') ? value !== true : -Number(value)
  },
  binary_expression: (node, scope) => {
    const [left, right] = node.namedChildren.map((child) => valueOf(child, scope))
    const operator = node.children[1]?.text
    if (operator !== '==') throw new Error(`operator ${operator ?? ''} is not known here`)
    return left === right
  },
  ternary_expression: (node, scope) => {
    const [condition, yes, no] = node.namedChildren
    if (condition === undefined || yes === undefined || no === undefined) throw new Error(`not a choice: ${node.text}`)
    return valueOf(valueOf(condition, scope) === true ? yes : no, scope)
  },
  for_statement: (node, scope) => {
    const [item, list, body] = node.namedChildren
    if (item === undefined || list === undefined || body === undefined) throw new Error(`not a loop: ${node.text}`)
    return (valueOf(list, scope) as readonly Value[]).map((value) =>
      valueOf(body, { ...scope, names: new Map([...scope.names, [item.text, value]]) }),
    )
  },
  call_expression: (node, scope) => {
    const name = node.childForFieldName('function')?.text ?? ''
    const call = functions[name]
    if (call === undefined) throw new Error(`function ${name} is not known here`)
    return call(...(node.childForFieldName('arguments')?.namedChildren ?? []).map((argument) => valueOf(argument, scope)))
  },
}

const functions: Readonly<Record<string, (...args: readonly Value[]) => Value>> = {
  empty: (value) => value === '' || value === null || (Array.isArray(value) && value.length === 0),
  concat: (...lists) => lists.flatMap((list) => list as readonly Value[]),
  union: (...objects) => Object.assign({}, ...objects) as Value,
  string: (value) => textOf(value),
  toLower: (value) => textOf(value).toLowerCase(),
  guid: (...parts) => `<guid ${parts.map(textOf).join()}>`,
  uniqueString: () => 'abcdefghijklm',
  resourceGroup: () => ({ id: '/subscriptions/s/resourceGroups/g', location: 'westeurope' }),
  tenant: () => ({ tenantId: '<tenantId>' }),
}

/** A member of something worked out, else of a resource, which Azure alone knows. */
function memberOf(node: Node, scope: Scope): Value {
  const [object, property] = node.namedChildren
  if (object === undefined || property === undefined) throw new Error(`not a member: ${node.text}`)
  const path = node.text
  if (!scope.names.has(path.split(/[.[(]/u)[0] ?? '') && !path.includes('(')) return scope.runtime[path] ?? `<${path}>`
  const value = (valueOf(object, scope) as Record<string, Value>)[property.text]
  if (value === undefined) throw new Error(`${path}: there is no ${property.text}`)
  return value
}

function valueOf(node: Node, scope: Scope): Value {
  const rule = rules[node.type]
  if (rule === undefined) throw new Error(`${node.type} is not known here: ${node.text}`)
  return rule(node, scope)
}

const isCode = (node: Node): boolean => node.type !== 'comment'

function first(node: Node): Node {
  const child = node.namedChildren[0]
  if (child === undefined) throw new Error(`nothing in ${node.text}`)
  return child
}

function textOf(value: Value | undefined): string {
  if (typeof value === 'object' || value === undefined) throw new Error(`not a text: ${JSON.stringify(value)}`)
  return String(value)
}

/** Bicep files by their real grammar: declarations in order, with the syntax tree of what they say. It knows no types; only the compiler does. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Language, Parser, type Node } from 'web-tree-sitter'

export type Declaration = {
  readonly kind: 'parameter' | 'variable' | 'resource' | 'module' | 'output'
  readonly name: string
  /** Type and API version of a resource, path of a module, type of a parameter or output; empty for a variable. */
  readonly of: string
  readonly isExisting: boolean
  /** Names of its decorators. */
  readonly decorators: readonly string[]
  readonly description: string | null
  /** What stands after `=`; null for a parameter without default. */
  readonly body: Node | null
  readonly node: Node
}

await Parser.init()
const parser = new Parser()
parser.setLanguage(await Language.load(createRequire(import.meta.url).resolve('tree-sitter-bicep/tree-sitter-bicep.wasm')))

/** @throws Error that names the first place which is not Bicep */
export function parseBicep(text: string, file = 'text'): readonly Declaration[] {
  const root = parser.parse(text)?.rootNode
  if (root === undefined || root.hasError) throw new Error(`${file} is not Bicep${root === undefined ? '' : faultOf(root)}`)
  const declarations: Declaration[] = []
  let decorators: readonly Node[] = []
  for (const node of root.namedChildren) {
    if (node.type === 'decorators') {
      decorators = node.namedChildren
      continue
    }
    const declaration = declarationOf(node, decorators)
    if (declaration !== null) declarations.push(declaration)
    if (node.type !== 'comment') decorators = []
  }
  return declarations
}

export const parseBicepFile = (path: string): readonly Declaration[] => parseBicep(readFileSync(path, 'utf8'), path)

/** Every name that an expression refers to, in the order of their appearance; keys and properties are none. */
export function referencesIn(node: Node): readonly string[] {
  return node.descendantsOfType('identifier').flatMap((found) => (isKey(found) ? [] : [found.text]))
}

const kinds: Readonly<Record<string, Declaration['kind']>> = {
  parameter_declaration: 'parameter',
  variable_declaration: 'variable',
  resource_declaration: 'resource',
  module_declaration: 'module',
  output_declaration: 'output',
}

function declarationOf(node: Node, decorators: readonly Node[]): Declaration | null {
  const kind = kinds[node.type]
  if (kind === undefined) return null
  const [name, second] = node.namedChildren
  const hasType = kind !== 'variable'
  const calls = decorators.map((decorator) => decorator.namedChildren[0]).filter((call) => call !== undefined)
  const described = calls.find((call) => nameOf(call) === 'description')
  const body = node.namedChildren.slice(hasType ? 2 : 1).at(-1) ?? null
  return {
    kind,
    name: name?.text ?? '',
    of: hasType ? (second?.text ?? '').replaceAll("'", '') : '',
    isExisting: node.children.some((child) => child.type === 'existing' || child.text === 'existing'),
    decorators: calls.map(nameOf),
    description:
      described
        ?.descendantsOfType('string_content')
        .map((content) => content.text)
        .join('') ?? null,
    body,
    node,
  }
}

const nameOf = (call: Node): string => call.childForFieldName('function')?.text ?? ''

const isKey = (identifier: Node): boolean =>
  identifier.parent?.type === 'object_property' && identifier.parent.namedChildren[0]?.id === identifier.id

/** A part that the grammar does not know, or one that it misses. */
function faultOf(node: Node): string {
  if (node.isError || node.isMissing)
    return `, line ${node.startPosition.row + 1}: ${node.isMissing ? `${node.type} is missing` : node.text.slice(0, 80)}`
  const child = node.children.find((candidate) => candidate.hasError)
  return child === undefined ? '' : faultOf(child)
}

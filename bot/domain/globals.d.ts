/** The few web standards that Node and browsers share and the domain may use; everything else comes in through arguments. */
declare class URL {
  constructor(url: string, base?: string)
  href: string
  protocol: string
  username: string
  password: string
  host: string
  hostname: string
  port: string
  pathname: string
  search: string
  hash: string
  readonly searchParams: URLSearchParams
  static canParse(url: string): boolean
}
declare class URLSearchParams implements Iterable<[string, string]> {
  constructor(init?: string | Iterable<[string, string]>)
  append(name: string, value: string): void
  delete(name: string): void
  get(name: string): string | null
  keys(): IterableIterator<string>
  sort(): void
  toString(): string
  [Symbol.iterator](): IterableIterator<[string, string]>
}
declare class TextEncoder {
  encode(text: string): Uint8Array
}

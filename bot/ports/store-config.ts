/** Where the documents are kept. */
export type StoreConfig =
  | { readonly kind: 'sqlite'; /** folder of the database file */ readonly directory: string }
  /** Without a key the service's managed identity opens the account. */
  | { readonly kind: 'cosmos'; readonly endpoint: string; readonly key?: string; readonly database: string }

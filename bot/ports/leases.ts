/** Who of several instances does what only one may do. */

/** Work that was begun under a lease names its fence where it writes: a later holder's is greater. */
export type Lease = { readonly name: string; readonly fence: number }

export type Leases = {
  /**
   * Takes what nobody holds, or what its holder has let run out. Whoever holds it already keeps it, and its fence.
   * @param name - letters, digits and `: . _ -`
   * @returns null while somebody else holds it
   */
  readonly take: (name: string) => Promise<Lease | null>
  /** Gives it up before its time. Fine when it isn't ours any more. */
  readonly release: (lease: Lease) => Promise<void>
}

/** Faults on demand, for requests on items: queries, reads, writes and batches. Metadata and query plans are spared. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfterMs?: number; readonly commits: boolean }
  | { readonly kind: 'drop' }
  | { readonly kind: 'hang' }

export type Faults = {
  /** 429 for the next n requests; nothing is done. */
  readonly throttle: (count: number, retryAfterMs: number) => void
  /** 429 for a share of requests, until `clear`. */
  readonly throttleShare: (share: number, retryAfterMs: number, random: () => number) => void
  /** A status for the next n requests; nothing is done, unless `commits`. */
  readonly failNext: (count: number, status: number, options?: { readonly commits?: boolean }) => void
  /** The next n requests are done and their answers lost: the socket is destroyed. */
  readonly dropAnswers: (count: number) => void
  /** The next n requests are neither done nor answered. */
  readonly hang: (count: number) => void
  readonly clear: () => void
  /** The fault of the next request, taken from the queue. */
  readonly take: () => Fault | null
}

export function faultQueue(): Faults {
  let queue: Fault[] = []
  let always: (() => Fault | null) | null = null
  const add = (count: number, fault: Fault): void => void queue.push(...Array.from({ length: count }, () => fault))
  return {
    throttle: (count, retryAfterMs) => add(count, { kind: 'status', status: 429, retryAfterMs, commits: false }),
    throttleShare: (share, retryAfterMs, random) => {
      always = () => (random() < share ? { kind: 'status', status: 429, retryAfterMs, commits: false } : null)
    },
    failNext: (count, status, { commits = false } = {}) => add(count, { kind: 'status', status, commits }),
    dropAnswers: (count) => add(count, { kind: 'drop' }),
    hang: (count) => add(count, { kind: 'hang' }),
    clear: () => {
      queue = []
      always = null
    },
    take: () => queue.shift() ?? always?.() ?? null,
  }
}

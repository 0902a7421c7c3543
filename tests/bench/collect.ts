/** Garbage collection on demand, so that memory is measured without what only waits to be collected. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Collects everything; V8 gives the memory back to the system within some seconds. */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
}

/** MB (10⁶ bytes) of JavaScript that is in use. */
export function usedHeapMb(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed / 1_000_000
}

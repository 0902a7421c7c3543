/** Start to ready, and the memory that the service holds when nobody asks it anything. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Cleanup } from './cleanup.ts'
import { post } from './load.ts'
import type { Section } from './report.ts'
import { startService, type ServiceProcess } from './service-process.ts'
import { median } from './statistics.ts'

const starts = 5
const idleMs = 2_000
/** V8 tidies up when a process has allocated little for some seconds. */
const tidyMs = 10_000

/**
 * @param firstFind - an activity that makes the service build the team's index
 * @returns the section, and the last service that was started, its index built
 */
export async function measureStart(
  directory: string,
  firstFind: string,
  cleanup: Cleanup,
): Promise<{ readonly section: Section; readonly service: ServiceProcess }> {
  const readyMs: number[] = []
  let service = await startService(directory, cleanup)
  for (readyMs.push(service.readyMs); readyMs.length < starts; readyMs.push(service.readyMs)) {
    await service.stop()
    service = await startService(directory, cleanup)
  }
  await pause(idleMs)
  const idleMb = service.residentMb()
  await post(`${service.url}/api/messages`, firstFind)
  const builtMb = service.residentMb()
  await pause(tidyMs)
  const indexedMb = service.residentMb()

  return {
    service,
    section: {
      title: `The service as a process, started ${starts} times on the existing database`,
      figures: [
        { name: 'start to ready, median', value: median(readyMs), unit: 'ms', bar: { atMost: 1_000 } },
        { name: 'start to ready, slowest', value: Math.max(...readyMs), unit: 'ms' },
        { name: 'resident memory idle', value: idleMb, unit: 'MB', bar: { atMost: 200 } },
        { name: 'resident memory just after the index was built', value: builtMb, unit: 'MB' },
        { name: `resident memory idle with the index, ${tidyMs / 1_000} s later`, value: indexedMb, unit: 'MB' },
      ],
    },
  }
}

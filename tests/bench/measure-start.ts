/** Start to ready. */
import type { Cleanup } from './cleanup.ts'
import type { Section } from './report.ts'
import { startService, type ServiceProcess } from './service-process.ts'
import { median } from './statistics.ts'

const starts = 5

/** @returns the section, and the last service that was started */
export async function measureStart(
  directory: string,
  cleanup: Cleanup,
): Promise<{ readonly section: Section; readonly service: ServiceProcess }> {
  const readyMs: number[] = []
  let service = await startService(directory, cleanup)
  for (readyMs.push(service.readyMs); readyMs.length < starts; readyMs.push(service.readyMs)) {
    await service.stop()
    service = await startService(directory, cleanup)
  }
  return {
    service,
    section: {
      title: `The service as a process, started ${starts} times on the existing database`,
      figures: [
        { name: 'start to ready, median', value: median(readyMs), unit: 'ms', bar: { atMost: 1_000 } },
        { name: 'start to ready, slowest', value: Math.max(...readyMs), unit: 'ms' },
      ],
    },
  }
}

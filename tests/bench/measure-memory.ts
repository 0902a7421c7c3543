/** The memory that the whole service holds when nobody asks it anything. */
import { setTimeout as pause } from 'node:timers/promises'
import { post } from './load.ts'
import type { Figure, Section } from './report.ts'
import type { ServiceProcess } from './service-process.ts'

/** A running service whose index isn't built yet. */
export type MeasuredService = {
  readonly service: ServiceProcess
  readonly resources: number
  /** An activity that makes the service build the team's index. */
  readonly firstFind: string
  readonly maxMb: number
}

const askAgainMs = 200

/** All at the same time: most of it is waiting. */
export async function measureMemory(measured: readonly MeasuredService[]): Promise<Section> {
  const figures = await Promise.all(measured.map(figuresOf))
  return { title: 'Resident memory of the service as a process', figures: figures.flat() }
}

async function figuresOf({ service, resources, firstFind, maxMb }: MeasuredService): Promise<readonly Figure[]> {
  const idleMb = await service.collectedMb()
  // A search gives up after a while; the index is built all the same.
  while (!isList(await post(`${service.url}/api/messages`, firstFind))) await pause(askAgainMs)
  const builtMb = service.residentMb()
  const indexedMb = await service.collectedMb()
  const count = resources.toLocaleString('en-US')
  return [
    { name: `${count} resources: idle, no index yet`, value: idleMb, unit: 'MB', bar: { atMost: 200 } },
    { name: `${count} resources: just after the index was built`, value: builtMb, unit: 'MB' },
    { name: `${count} resources: idle with the index, after collection`, value: indexedMb, unit: 'MB', bar: { atMost: maxMb } },
  ]
}

/** True of an answer with results. */
const isList = (answer: string): boolean => {
  const { composeExtension } = JSON.parse(answer) as { readonly composeExtension?: { readonly attachments?: readonly unknown[] } }
  return (composeExtension?.attachments?.length ?? 0) > 0
}

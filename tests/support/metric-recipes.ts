/** For each endpoint of metrics: how to call it so that it works. */
import { randomUUID } from 'node:crypto'
import type { metricEndpoints } from '#domain/api/endpoints/metrics.ts'
import type { Kitchen, Recipe } from './api-recipes.ts'
import { aMetricForm } from './metrics/measuring-team.ts'
import type { StartedApp } from './start-app.ts'
import { north } from './teams/cast.ts'

const metrics = `/api/teams/${north.teamId}/metrics`
const table = 'month,value\n2026-01,70\n2026-02,71'
const note = { date: '2026-10-05', text: 'A new van' }

/** A team has a few metrics, so they are tried on one of each app. */
const begun = new WeakMap<StartedApp, string>()

async function standing(kitchen: Kitchen): Promise<{ readonly metricId: string }> {
  const known = begun.get(kitchen.app)
  if (known !== undefined) return { metricId: known }
  const { metricId } = await fresh(kitchen)
  begun.set(kitchen.app, metricId)
  return { metricId }
}

async function fresh(kitchen: Kitchen): Promise<{ readonly metricId: string }> {
  const { metricId } = await sent(kitchen, '', 'POST', aMetricForm())
  return { metricId: String(metricId) }
}

async function deleted(kitchen: Kitchen): Promise<{ readonly metricId: string }> {
  const { metricId } = await fresh(kitchen)
  await sent(kitchen, `/${metricId}`, 'DELETE')
  return { metricId }
}

async function annotated(kitchen: Kitchen): Promise<{ readonly metricId: string; readonly annotationId: string }> {
  const { metricId } = await standing(kitchen)
  const { annotationId } = await sent(kitchen, `/${metricId}/annotations`, 'POST', note)
  return { metricId, annotationId: String(annotationId) }
}

export const metricRecipes: Readonly<Record<keyof typeof metricEndpoints, (kitchen: Kitchen) => Promise<Recipe> | Recipe>> = {
  listMetrics: () => ({}),
  createMetric: () => ({ body: aMetricForm() }),
  getMetric: async (kitchen) => ({ params: await standing(kitchen) }),
  async editMetric(kitchen) {
    const params = await standing(kitchen)
    const { metric } = await sent(kitchen, `/${params.metricId}`, 'GET')
    const { revision, owner } = metric as { readonly revision: number; readonly owner: { readonly personId: string } }
    const body = { ...aMetricForm({ goal: `Tried ${randomUUID()}` }), ownerId: owner.personId }
    return { params, body, headers: { 'if-match': `"r${revision}"` } }
  },
  setMetricRetired: async (kitchen) => ({ params: await standing(kitchen), body: { isRetired: false } }),
  getMetricHistory: async (kitchen) => ({ params: await standing(kitchen) }),
  deleteMetric: async (kitchen) => ({ params: await deleted(kitchen) }),
  listDeletedMetrics: () => ({}),
  restoreMetric: async (kitchen) => ({ params: await deleted(kitchen) }),
  async giveReading(kitchen) {
    const { metricId } = await standing(kitchen)
    const { latest } = await sent(kitchen, `/${metricId}`, 'GET')
    const { value = null } = (latest ?? {}) as { readonly value?: number }
    return { params: { metricId, period: '2026-10' }, body: { value: 77, seen: value } }
  },
  listCorrections: async (kitchen) => ({ params: { ...(await standing(kitchen)), period: '2026-10' } }),
  takeTable: async (kitchen) => ({ params: await standing(kitchen), query: '?mode=preview', file: table }),
  exportReadings: async (kitchen) => ({ params: await standing(kitchen) }),
  addAnnotation: async (kitchen) => ({ params: await standing(kitchen), body: note }),
  editAnnotation: async (kitchen) => ({ params: await annotated(kitchen), body: note, headers: { 'if-match': '"r1"' } }),
  removeAnnotation: async (kitchen) => ({ params: await annotated(kitchen) }),
  rebaseMetric: async (kitchen) => ({ params: { ...(await standing(kitchen)), date: '2026-10-01' }, body: { reason: 'Two vans' } }),
  undoRebase: async (kitchen) => ({ params: { ...(await standing(kitchen)), date: '2026-10-01' } }),
  listMetricTokens: async (kitchen) => ({ params: await standing(kitchen) }),
  // Of a metric there are only so many.
  async makeMetricToken(kitchen) {
    const params = await standing(kitchen)
    await revokeAll(kitchen, params.metricId)
    return { params, body: { label: 'Flow' } }
  },
  async revokeMetricToken(kitchen) {
    const { metricId } = await standing(kitchen)
    await revokeAll(kitchen, metricId)
    const { token } = await sent(kitchen, `/${metricId}/tokens`, 'POST', { label: 'Flow' })
    return { params: { metricId, tokenId: (token as { readonly tokenId: string }).tokenId } }
  },
}

async function revokeAll(kitchen: Kitchen, metricId: string): Promise<void> {
  const { items } = await sent(kitchen, `/${metricId}/tokens`, 'GET')
  for (const { tokenId } of items as readonly { readonly tokenId: string }[])
    await sent(kitchen, `/${metricId}/tokens/${tokenId}`, 'DELETE')
}

async function sent({ app, as }: Kitchen, path: string, method: string, body?: unknown): Promise<Readonly<Record<string, unknown>>> {
  const headers = method === 'POST' ? { 'idempotency-key': randomUUID() } : {}
  const answer = await app.api(`${metrics}${path}`, { as, method, headers, ...(body === undefined ? {} : { body }) })
  if (answer.status > 299) throw new Error(`The answer is ${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer.body as Readonly<Record<string, unknown>>
}

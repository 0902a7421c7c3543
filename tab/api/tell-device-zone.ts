/** Tells the service, once per session, which time zone this device is in: people are asked by their own clock. */
import { ApiError } from './api-error.ts'
import type { ApiClient } from './client.ts'

const key = 'commonplace:zone-told'

/** Nobody waits for it: when it fails, the next session tells. */
export async function tellDeviceZone(api: ApiClient, zone: string): Promise<void> {
  try {
    if (window.sessionStorage.getItem(key) === zone) return
    window.sessionStorage.setItem(key, zone)
  } catch {
    // Blocked in a frame: then it is told each time a page opens, which does no harm.
  }
  try {
    const { deviceZone } = await api('getTimes', { params: {} })
    if (deviceZone !== zone) await api('setDeviceZone', { params: {}, body: { zone } })
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
  }
}

/** The clock is moved in steps, so that all that would have happened happens; two who move it take turns. */
import { expect, test } from 'vitest'
import { createMovableClock } from '../movable-clock.ts'
import { clockRoutes } from './clock-routes.ts'

const start = Date.parse('2026-11-25T09:07:00.000Z')

function routes() {
  const clock = createMovableClock({ nowMs: () => start }, null)
  const seen: string[] = []
  const [, move] = clockRoutes({ clock, settled: async () => void seen.push(new Date(clock.nowMs()).toISOString().slice(11, 16)) })
  const moveTo = (body: unknown) =>
    move?.handle({ method: 'POST', params: {}, query: new URLSearchParams(), headers: {}, body, requestId: 'r' }) ?? expect.fail()
  return { clock, seen, moveTo }
}

test('a quarter of an hour at a time, and then to the very minute', async () => {
  const { seen, moveTo } = routes()
  expect(await moveTo({ to: '2026-11-25T09:50:00.000Z' })).toMatchObject({ status: 200, body: { now: '2026-11-25T09:50:00.000Z' } })
  expect(seen).toEqual(['09:15', '09:30', '09:45', '09:50'])
})

test.each([{}, { to: 'next Friday' }, { to: '2027-11-25T09:00:00.000Z' }, null, { to: 7 }])(
  'a time that is none, or too far: %j',
  async (body) => {
    const { clock, moveTo } = routes()
    expect(await moveTo(body)).toMatchObject({ status: 400 })
    expect(clock.nowMs()).toBe(start)
  },
)

test('two at once: one after the other, and never back', async () => {
  const { clock, seen, moveTo } = routes()
  await Promise.all([moveTo({ to: '2026-11-25T10:00:00.000Z' }), moveTo({ to: '2026-11-25T09:20:00.000Z' })])
  expect(new Date(clock.nowMs()).toISOString()).toBe('2026-11-25T10:00:00.000Z')
  expect(seen.slice(0, 4)).toEqual(['09:15', '09:30', '09:45', '10:00'])
})

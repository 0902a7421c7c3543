/** For every test file: what is written to the console by mistake fails the test that wrote it. */
import { afterEach, beforeEach, expect, vi } from 'vitest'

beforeEach(() => {
  for (const level of ['error', 'warn'] as const) vi.spyOn(console, level)
})

afterEach(() => {
  for (const level of ['error', 'warn'] as const) {
    const spy = vi.mocked(console[level])
    const calls = spy.mock.calls.map((call) => call.map(String).join(' '))
    spy.mockRestore()
    expect(calls, `console.${level} was called`).toEqual([])
  }
})

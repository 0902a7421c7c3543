import { expect, test } from 'vitest'
import { libraryLayout } from './library-layout.ts'

test.each([
  [1440, false, { hasRail: true, detail: 'pane' }],
  [1440, true, { hasRail: true, detail: 'pane' }],
  [1263, true, { hasRail: false, detail: 'pane' }],
  [1264, true, { hasRail: true, detail: 'pane' }],
  [1052, false, { hasRail: true, detail: 'pane' }],
  [1052, true, { hasRail: false, detail: 'pane' }],
  [959, false, { hasRail: false, detail: 'pane' }],
  [799, true, { hasRail: false, detail: 'drawer' }],
  [479, true, { hasRail: false, detail: 'page' }],
])('at %i px, with a resource open: %s', (width, isOpen, expected) => {
  expect(libraryLayout(width, isOpen)).toMatchObject(expected)
})

test('beside an open resource the list never gets narrower than the rail would make it worth', () => {
  for (let width = 800; width < 2_000; width += 1) {
    const { hasRail, detailWidth } = libraryLayout(width, true)
    expect(width - detailWidth - (hasRail ? 232 : 0)).toBeGreaterThanOrEqual(hasRail ? 560 : 464)
  }
})

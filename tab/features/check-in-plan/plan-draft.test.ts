/** The draft of a plan. */
import { expect, test } from 'vitest'
import { proposedPlan } from '#domain/check-ins/plan.ts'
import { planSchema } from '#domain/check-ins/plan-form.ts'
import { foundPlan, noDraft, readDraft } from './plan-draft.ts'

const plan = planSchema.parse(proposedPlan('Europe/Oslo'))
const draft = (text: string) => ({ plan: text, etag: '"r1"' })

test('what was changed is read again as it was', () => {
  const changed = { ...plan, questions: [{ text: '', every: 2 as const }], holidays: [{ from: '', to: '', label: 'half typed' }] }
  expect(readDraft(draft(JSON.stringify(changed)))).toEqual(changed)
})

test.each([
  ['nothing', ''],
  ['no JSON', '{'],
  ['another shape', '{"weekly":"Friday"}'],
  ['a day that no week has', JSON.stringify({ ...plan, weekly: { weekday: 8, time: '15:00' } })],
])('%s is no draft', (_what, text) => expect(readDraft(draft(text))).toBeNull())

test('nothing typed is no draft', () => expect(readDraft(noDraft())).toBeNull())

test('the zone of the device is proposed before there is a plan, and never after', () => {
  const standing = { plan, isSteward: true, unreachable: null, etag: '"r0"' }
  expect(foundPlan({ ...standing, revision: 0 }, 'Europe/Lisbon').zone).toBe('Europe/Lisbon')
  expect(foundPlan({ ...standing, revision: 1 }, 'Europe/Lisbon').zone).toBe('Europe/Oslo')
})

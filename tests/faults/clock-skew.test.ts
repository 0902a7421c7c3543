/** D7: an instance whose clock is five minutes off takes nothing out of another's hands, and drops nothing that is about to happen. */
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { teamId, tenantId } from '#domain/ids.ts'
import type { Notice } from '#bot/ports/outbox.ts'
import { clockSkewMs, createOutboxSender } from '#bot/scheduler/outbox-sender.ts'
import { createOutbox } from '#bot/store/repositories/outbox.ts'
import { openCosmosForTest } from '#tests/support/cosmos/open-cosmos.ts'
import { recordingLog } from '#tests/support/recording-log.ts'
import { aDocument } from '#tests/support/store/documents.ts'
import { north, tenant } from '#tests/support/teams/cast.ts'

const minuteMs = 60_000
const ours = tenantId(tenant)
const notice: Notice = { kind: 'read-roster', teamId: teamId(north.teamId) }
const subject = { container: 'app', pk: 'p', id: 'subject', replaces: null } as const
const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

let nowMs = 0
let cosmos: Awaited<ReturnType<typeof openCosmosForTest>>
let done: string[] = []
beforeEach(async () => {
  nowMs = Date.parse('2026-11-23T09:00:00.000Z')
  done = []
  cosmos = await openCosmosForTest()
})
afterEach(() => cosmos.close())

/** @param aheadMs - of the true time; negative: behind it */
function instance(owner: string, aheadMs: number, perform: () => Promise<void> = async () => undefined) {
  const clock = { nowMs: () => nowMs + aheadMs }
  const { outbox, rows } = createOutbox(owner === 'one' ? cosmos.store : cosmos.second, { clock, hash })
  const sender = createOutboxSender({
    rows,
    clock,
    log: recordingLog().log,
    owner,
    skewMs: clockSkewMs('cosmos'),
    async perform() {
      await perform()
      done.push(owner)
      return { outcome: 'sent', activityId: null }
    },
  })
  const pass = async (): Promise<void> => {
    await sender.pass(new AbortController().signal)
    await sender.idle()
  }
  return { outbox, sender, pass }
}

describe.each([
  ['ahead', 5 * minuteMs],
  ['behind', -5 * minuteMs],
])('D7: another instance whose clock is five minutes %s', (_which, aheadMs) => {
  test('leaves alone what is under way, and takes over what its process left behind', async () => {
    const released = Promise.withResolvers<void>()
    const one = instance('one', 0, () => released.promise)
    const other = instance('other', aheadMs)
    await cosmos.store.create('app', aDocument({ pk: subject.pk, id: subject.id }))
    await one.outbox.add(ours, [{ key: 'k', notice, subject }])
    await one.sender.pass(new AbortController().signal)
    for (let minute = 0; minute < 2; minute += 1) {
      await other.pass()
      nowMs += minuteMs
    }
    expect(done).toEqual([])
    nowMs += 30 * minuteMs
    await other.pass()
    expect(done).toEqual(['other'])
    released.resolve()
    await one.sender.idle()
  })

  test('does not drop a notice whose change is still being made', async () => {
    const one = instance('one', 0)
    const other = instance('other', aheadMs)
    await one.outbox.add(ours, [{ key: 'k', notice, subject }])
    await other.pass()
    await cosmos.store.create('app', aDocument({ pk: subject.pk, id: subject.id }))
    nowMs += 10 * minuteMs
    await one.pass()
    expect(done).toEqual(['one'])
  })
})

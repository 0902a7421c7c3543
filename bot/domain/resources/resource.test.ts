/** What a row says of a resource. */
import { expect, test } from 'vitest'
import { personId } from '#domain/ids.ts'
import { aSearchableResource } from '#tests/support/searchable-resource.ts'
import { summaryOf } from './resource.ts'

const jonas = { personId: personId('jonas'), name: 'Jonas Lindqvist' }

test.each([
  ['nobody, when it was not kept from a message', null, null],
  ['who wrote the message', { personId: personId('tomasz'), name: 'Tomasz Nowak' }, 'Tomasz Nowak'],
  ['an app that wrote it', { personId: null, name: 'Van telemetry' }, 'Van telemetry'],
  ['nobody, when it was one\u2019s own message', jonas, null],
])('credits %s beside who shared it', (_who, author, credited) => {
  const source = author === null ? null : { author, messageUrl: null }
  expect(summaryOf(aSearchableResource({ id: 'r-1', sharedBy: jonas, source })).authorName).toBe(credited)
})

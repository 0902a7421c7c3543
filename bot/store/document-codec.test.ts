/** Reading what older and newer releases wrote, and what nobody should have. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Stored, StoreDocument } from '#bot/ports/document-store.ts'
import type { Envelope } from './document-codec.ts'
import { documentCodec } from './document-codec.ts'

const schema = z.object({ title: z.string(), tags: z.array(z.string()), kind: z.enum(['aid', 'link']) })
const codec = documentCodec({
  type: 'resource',
  version: 3,
  schema,
  upgrades: {
    1: ({ name, ...rest }) => ({ ...rest, title: name }),
    2: (body) => ({ ...body, tags: [], kind: 'link' }),
  },
})
const envelope: Envelope = {
  id: 'resource-1',
  pk: 't|tenant-1|g|team-1',
  createdAt: '2026-11-23T09:00:00.000Z',
  createdBy: 'person-1',
  updatedAt: '2026-11-23T09:30:00.000Z',
}
const value = { title: 'Blue-green', tags: ['ci'], kind: 'aid' } as const

const stored = (fields: Partial<StoreDocument>): Stored => ({
  document: { ...envelope, type: 'resource', schemaVersion: 3, ...fields },
  etag: 'etag-1',
})

test('what was written reads back, with its etag', () => {
  const document = codec.write(envelope, { ...value, tags: ['ci'] })
  expect(document).toEqual({ ...envelope, type: 'resource', schemaVersion: 3, ...value })
  expect(codec.read({ document, etag: 'etag-1' })).toEqual({ envelope, value, etag: 'etag-1' })
})

test('a soft delete and its time to live are part of the envelope', () => {
  const deleted = { ...envelope, deletedAt: '2026-11-23T10:00:00.000Z', ttl: 2_592_000 }
  const document = codec.write(deleted, { ...value, tags: [] })
  expect(document).toMatchObject({ deletedAt: '2026-11-23T10:00:00.000Z', ttl: 2_592_000 })
  expect(codec.read({ document, etag: 'e' }).envelope).toEqual(deleted)
})

test.each<[string, Partial<StoreDocument>, object]>([
  ['version 1', { schemaVersion: 1, name: 'Old' }, { title: 'Old', tags: [], kind: 'link' }],
  ['version 2', { schemaVersion: 2, title: 'Less old' }, { title: 'Less old', tags: [], kind: 'link' }],
])('D8: a document of %s is upgraded as it is read', (_version, fields, expected) => {
  expect(codec.read(stored(fields)).value).toEqual(expected)
})

test('an upgraded document is written in the latest version', () => {
  const { envelope: read, value: upgraded } = codec.read(stored({ schemaVersion: 1, name: 'Old' }))
  expect(codec.write(read, upgraded)).toEqual({ ...envelope, type: 'resource', schemaVersion: 3, title: 'Old', tags: [], kind: 'link' })
})

test('D8: a document of a newer release is refused with a sentence that says what to do', () => {
  expect(() => codec.read(stored({ schemaVersion: 4, ...value, tags: [] }))).toThrow(
    expect.objectContaining({
      code: 'newer-version',
      message: expect.stringMatching(/newer release.*version 4.*knows 3.*Update every instance/u),
    }),
  )
})

test('a document that does not fit its schema is refused by field names, never by what they hold', () => {
  const secret = 'what nobody else may read'
  const read = () => codec.read(stored({ title: 5, tags: [secret, 1], kind: secret }))
  expect(read).toThrow(
    expect.objectContaining({ code: 'invalid', message: "Document resource-1 (resource) doesn't fit its schema: title, tags.1, kind." }),
  )
  expect(read).not.toThrow(secret)
})

test('a document of another type is refused', () => {
  expect(() => codec.read(stored({ type: 'ask', ...value, tags: [] }))).toThrow(expect.objectContaining({ code: 'invalid' }))
})

test('fields that the schema does not know are left out', () => {
  expect(codec.read(stored({ ...value, tags: [], leftover: true })).value).not.toHaveProperty('leftover')
})

test('a release without an upgrade from every version fails as it starts', () => {
  expect(() => documentCodec({ type: 'resource', version: 3, schema, upgrades: { 2: (body) => body } })).toThrow(
    'no upgrade from version 1',
  )
})

test('a body cannot take a name of the envelope', () => {
  const clash = documentCodec({ type: 'clash', version: 1, schema: z.object({ ttl: z.number() }) })
  expect(() => clash.write(envelope, { ttl: 5 })).toThrow('named ttl')
})

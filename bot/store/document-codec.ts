/**
 * Turns typed values into documents and back: one codec per type. Older documents are upgraded as they are read,
 * newer ones are refused, and what doesn't fit its schema is never passed on.
 */
import type * as z from 'zod/mini'
import type { JsonValue, StoreDocument, Stored } from '#bot/ports/document-store.ts'
import { StoreError } from '#bot/ports/document-store.ts'
import { envelopeFields } from './check-documents.ts'

/** The fields that a document has of its own, beside the envelope's. */
export type Body = { readonly [field: string]: JsonValue | undefined }

/** From the body of one version to that of the next; pure, and never fed anything but that version. */
export type Upgrade = (body: Body) => Body

export type CodecOptions<Value extends Body> = {
  readonly type: string
  /** The version that this release writes, from 1. */
  readonly version: number
  /** The body of that version. */
  readonly schema: z.ZodMiniType<Value>
  /** Keyed by the version to upgrade from: every one from 1 to `version - 1`. */
  readonly upgrades?: Readonly<Record<number, Upgrade>>
}

/** What the envelope says about a document, beside its value. Instants are ISO 8601 in UTC. */
export type Envelope = {
  readonly id: string
  readonly pk: string
  readonly createdAt: string
  readonly createdBy: string
  readonly updatedAt: string
  readonly deletedAt?: string
  /** Seconds after the last write; without it the document lasts. */
  readonly ttl?: number
}

export type Entry<Value> = { readonly envelope: Envelope; readonly value: Value; readonly etag: string }

export type DocumentCodec<Value extends Body> = {
  readonly type: string
  /**
   * The value in this release's shape.
   * @throws StoreError `newer-version`; `invalid` when the document doesn't fit its schema (the message names fields, never what they hold)
   */
  readonly read: (stored: Stored) => Entry<Value>
  /** A new document, or a new version of one when the envelope comes from `read`. */
  readonly write: (envelope: Envelope, value: Value) => StoreDocument
}

/** @throws Error when an upgrade is missing: a mistake of the release, found as soon as it starts */
export function documentCodec<Value extends Body>({ type, version, schema, upgrades = {} }: CodecOptions<Value>): DocumentCodec<Value> {
  for (let from = 1; from < version; from += 1) {
    if (!upgrades[from]) throw new Error(`Documents of type ${type} have no upgrade from version ${from}.`)
  }

  return {
    type,
    read: ({ document, etag }) => {
      if (document.type !== type) throw new StoreError('invalid', `Document ${document.id} is of type ${document.type}, not ${type}.`)
      if (document.schemaVersion > version) throw newer(document, version)
      const upgraded = upgrade(bodyOf(document), document.schemaVersion)
      const parsed = schema.safeParse(upgraded)
      if (!parsed.success) throw misfit(document, parsed.error)
      return { envelope: envelopeOf(document), value: parsed.data, etag }
    },
    write: (envelope, value) => {
      const taken = Object.keys(value).find((field) => envelopeFields.has(field))
      if (taken !== undefined) throw new Error(`Documents of type ${type} can't have a field of their own named ${taken}.`)
      return { ...value, ...envelope, type, schemaVersion: version }
    },
  }

  function upgrade(body: Body, from: number): Body {
    let upgraded = body
    for (let step = from; step < version; step += 1) upgraded = upgrades[step]?.(upgraded) ?? upgraded
    return upgraded
  }
}

function bodyOf(document: StoreDocument): Body {
  return Object.fromEntries(Object.entries(document).filter(([field]) => !envelopeFields.has(field)))
}

function envelopeOf({ id, pk, createdAt, createdBy, updatedAt, deletedAt, ttl }: StoreDocument): Envelope {
  return { id, pk, createdAt, createdBy, updatedAt, ...(deletedAt !== undefined && { deletedAt }), ...(ttl !== undefined && { ttl }) }
}

function newer({ id, type, schemaVersion }: StoreDocument, version: number): StoreError {
  return new StoreError(
    'newer-version',
    `Document ${id} (${type}) was written by a newer release of Commonplace: version ${schemaVersion}, and this release knows ${version}. ` +
      'Update every instance of the service to that release; until then the document is left as it is.',
  )
}

function misfit({ id, type }: StoreDocument, error: z.core.$ZodError): StoreError {
  const fields = [...new Set(error.issues.map((issue) => issue.path.join('.') || 'the whole'))].join(', ')
  // Zod's own message can quote what was stored; names of fields are enough, and private text stays out of logs.
  return new StoreError('invalid', `Document ${id} (${type}) doesn't fit its schema: ${fields}.`)
}

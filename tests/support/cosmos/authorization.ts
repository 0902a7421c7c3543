/** The master-key signature of the REST API. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { CosmosRefusal } from './refusal.ts'

export type SignedRequest = {
  readonly verb: string
  readonly resourceType: string
  readonly resourceId: string
  readonly date: string | undefined
  readonly authorization: string | undefined
}

/** @throws CosmosRefusal 401 for another key, 400 for no signature at all */
export function checkSignature(key: string, { verb, resourceType, resourceId, date, authorization }: SignedRequest): void {
  if (authorization === undefined || date === undefined)
    throw new CosmosRefusal(401, 'Required Header authorization or x-ms-date is missing.')
  const given = /^type=master&ver=1\.0&sig=(?<signature>.+)$/u.exec(decodeURIComponent(authorization))?.groups?.['signature'] ?? ''
  const text = `${verb.toLowerCase()}\n${resourceType}\n${resourceId}\n${date.toLowerCase()}\n\n`
  const wanted = createHmac('sha256', Buffer.from(key, 'base64')).update(text).digest()
  const actual = Buffer.from(given, 'base64')
  if (actual.length !== wanted.length || !timingSafeEqual(actual, wanted)) {
    throw new CosmosRefusal(
      401,
      'The input authorization token can’t serve the request. Please check that the expected payload is built as per the protocol.',
    )
  }
}

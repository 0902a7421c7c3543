/** Certificates that sign themselves, made at once: node reads certificates but makes none, so their few bytes are put together here. */
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'

export type SelfSigned = { readonly certificate: string; readonly key: string }

/** An elliptic key, which is made in no time, and a certificate for 127.0.0.1 and `name`. */
export function selfSigned({
  from,
  until,
  name = 'localhost',
}: {
  readonly from: string
  readonly until: string
  readonly name?: string
}): SelfSigned {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const der = certificateOf(privateKey, publicKey, { from, until, name })
  const lines = der.toString('base64').replaceAll(/.{64}/gu, '$&\n')
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  }
}

type Validity = { readonly from: string; readonly until: string; readonly name: string }

/** Source: RFC 5280, section 4.1. */
function certificateOf(privateKey: KeyObject, publicKey: KeyObject, { from, until, name }: Validity): Buffer {
  const ecdsaWithSha256 = sequence(der(0x06, Buffer.from('2a8648ce3d040302', 'hex')))
  const subject = sequence(der(0x31, sequence(der(0x06, Buffer.from('550403', 'hex')), der(0x0c, Buffer.from(name)))))
  const names = sequence(der(0x82, Buffer.from(name)), der(0x87, Buffer.from([127, 0, 0, 1])))
  const alternativeNames = sequence(der(0x06, Buffer.from('551d11', 'hex')), der(0x04, names))
  const toBeSigned = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    subject,
    sequence(generalizedTime(from), generalizedTime(until)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(alternativeNames)),
  )
  const signature = sign('sha256', toBeSigned, privateKey)
  return sequence(toBeSigned, ecdsaWithSha256, der(0x03, Buffer.concat([Buffer.from([0]), signature])))
}

const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, Buffer.concat(parts))

const generalizedTime = (instant: string): Buffer => der(0x18, Buffer.from(`${instant.replaceAll(/\D/gu, '').slice(0, 14)}Z`))

function der(tag: number, content: Buffer): Buffer {
  const { length } = content
  const size = length < 0x80 ? [length] : length < 0x1_00 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

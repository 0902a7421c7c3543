/** The certificate by which the app proves itself: there, whole, and not about to run out. */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import type { EntraConfig } from '#bot/ports/entra-config.ts'
import { daysUntil, dayOf } from './days.ts'
import type { DoctorDeps } from './deps.ts'
import { ok, problem, warning, type Finding } from './finding.ts'
import { parts } from './parts.ts'

const part = parts.certificate
const warnBelowDays = 30
const renew =
  'Make a new certificate, upload its public part (Entra admin centre, App registrations, your app, Certificates & secrets, Certificates), ' +
  'put both parts into the PEM file, and restart the service.'
const name = 'Name a PEM file that holds the certificate and its private key in MicrosoftAppCertificatePath.'

/** @returns null when the app proves itself in another way */
export function checkAppCertificate({ nowMs }: Pick<DoctorDeps, 'nowMs'>, { credential }: EntraConfig): Finding | null {
  if (credential.kind !== 'certificate') return null
  const pem = readText(credential.path)
  if (pem === null) return problem(part, `${credential.path} can\u2019t be read.`, `${name} Check who may read it.`)
  const certificate = parsed(() => new X509Certificate(pem))
  if (certificate === null) return problem(part, `${credential.path} holds no certificate.`, name)
  const key = parsed(() => createPrivateKey(pem))
  if (key === null) return problem(part, `${credential.path} holds no private key that can be read.`, `${name} The key has no passphrase.`)
  if (!certificate.checkPrivateKey(key)) return problem(part, `In ${credential.path} the private key is not the certificate\u2019s.`, name)

  const endsAtMs = Date.parse(certificate.validTo)
  const days = daysUntil(endsAtMs, nowMs())
  if (days < 0) return problem(part, `The certificate expired on ${dayOf(endsAtMs)}.`, renew)
  if (days < warnBelowDays) return warning(part, `The certificate expires on ${dayOf(endsAtMs)}, in ${days} days.`, renew)
  return ok(part, `It holds until ${dayOf(endsAtMs)}.`)
}

function readText(path: string): string | null {
  // Whatever isn't a file may never end.
  return parsed(() => (statSync(path).isFile() ? readFileSync(path, 'utf8') : null))
}

/** What can't be read is what is looked for here: the reason is of no interest, and might quote the file. */
function parsed<Value>(read: () => Value): Value | null {
  try {
    return read()
  } catch {
    return null
  }
}

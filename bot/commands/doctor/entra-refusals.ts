/**
 * What Entra's refusals mean here. Source: Microsoft Entra authentication and authorization error codes. Only the code is read:
 * the text around it quotes what was sent.
 */
import type { AppCredential } from '#bot/ports/entra-config.ts'

export type Refusal = { readonly found: string; readonly next: string }

const secrets = 'Entra admin centre, App registrations, your app, Certificates & secrets'
const federation: Refusal = {
  found: 'The app registration does not trust this managed identity: no federated credential has its issuer, subject and audience.',
  next:
    `${secrets}, Federated credentials: scenario *Managed identity*, the identity whose client id is AZURE_CLIENT_ID, ` +
    'audience api://AzureADTokenExchange. Or run `npm run register` again.',
}
const noApp: Refusal = {
  found: 'There is no app with this id in the tenant.',
  next: 'Compare MicrosoftAppId and MicrosoftAppTenantId with Entra admin centre, App registrations, your app, Overview: both must come from the same page.',
}
const badCertificate: Refusal = {
  found: 'Entra doesn\u2019t accept the signature: this certificate is not one of the app\u2019s.',
  next: `Upload the public part of the certificate in MicrosoftAppCertificatePath: ${secrets}, Certificates.`,
}

const refusals: Readonly<Record<string, Refusal>> = {
  '700016': noApp,
  '7000215': {
    found: 'The secret in MicrosoftAppPassword is wrong.',
    next: `Make a new secret and copy its *Value* (not its id): ${secrets}. Put it into MicrosoftAppPassword and restart the service.`,
  },
  '7000222': {
    found: 'The secret in MicrosoftAppPassword has expired.',
    next: `Make a new one: ${secrets}. Put its *Value* into MicrosoftAppPassword and restart the service; a managed identity never expires.`,
  },
  '7000112': {
    found: 'The app is switched off in this tenant.',
    next: 'Switch it on: Entra admin centre, Enterprise applications, your app, Properties, *Enabled for users to sign in*.',
  },
  '7000229': {
    found: 'The app has no service principal in this tenant.',
    next: 'Make one: `az ad sp create --id <MicrosoftAppId>`, or run `npm run register` again.',
  },
  '70021': federation,
  '700211': {
    ...federation,
    found:
      'The app registration does not trust the issuer of this managed identity: the identity is of another tenant, or the federated credential names another issuer.',
  },
  '700212': { ...federation, found: 'The federated credential has another audience than api://AzureADTokenExchange.' },
  '700213': {
    ...federation,
    found: 'The federated credential names another subject: it is for another managed identity than AZURE_CLIENT_ID.',
  },
  '700027': badCertificate,
  '50012': badCertificate,
  '90002': {
    found: 'Entra knows no such tenant.',
    next: 'Copy *Directory (tenant) ID* into MicrosoftAppTenantId: Entra admin centre, App registrations, your app, Overview.',
  },
  '500011': {
    found: 'The Bot Framework is unknown in this tenant (api.botframework.com), or the tenant is not where the app is registered.',
    next: 'Compare MicrosoftAppTenantId with the app registration. In a sovereign cloud the Bot Framework has another address, which this release doesn\u2019t know.',
  },
  '53003': {
    found: 'A policy of Conditional Access for workload identities keeps the app out.',
    next: 'Let the app in from where it runs: Entra admin centre, Protection, Conditional Access.',
  },
}

/** @returns the number in `AADSTS700016`, from the error or what caused it */
export function entraCode(error: unknown): string | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    const code = /\bAADSTS(\d{4,8})\b/u.exec(at.message)?.[1]
    if (code !== undefined) return code
  }
  return null
}

export function entraRefusal(code: string, credential: AppCredential): Refusal {
  const known = refusals[code]
  if (known !== undefined) return { ...known, found: `${known.found} (AADSTS${code})` }
  return {
    found: `Entra refused the app\u2019s ${credential.kind === 'managed-identity' ? 'managed identity' : credential.kind} with AADSTS${code}.`,
    next: `Read what that means and what to do: https://login.microsoftonline.com/error?code=${code}`,
  }
}

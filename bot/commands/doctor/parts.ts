/** The parts that are looked at, in the order in which they are told. */
import type { Part } from './finding.ts'

export const parts = {
  node: { check: 'node', title: 'Node' },
  configuration: { check: 'configuration', title: 'Settings' },
  identity: { check: 'identity', title: 'App registration' },
  certificate: { check: 'app-certificate', title: 'Certificate of the app' },
  authority: { check: 'authority', title: 'Microsoft\u2019s sign-in' },
  clock: { check: 'clock', title: 'Clock' },
  token: { check: 'token', title: 'The app proves itself' },
  store: { check: 'store', title: 'Store' },
  address: { check: 'public-address', title: 'Public address' },
  https: { check: 'https-certificate', title: 'Certificate of the address' },
  ready: { check: 'ready', title: 'Running service' },
  messages: { check: 'messaging-endpoint', title: 'Messaging endpoint' },
  pages: { check: 'pages', title: 'Pages in Teams' },
  package: { check: 'package', title: 'App package' },
} as const satisfies Readonly<Record<string, Part>>

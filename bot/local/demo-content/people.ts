/** The people of the sample team. All of them are invented; local mode gives them their ids. */

export const personKeys = ['kwame', 'ana', 'mei-ling', 'siobhan', 'tomasz', 'jonas', 'leila', 'priya'] as const

/** Names a person of the sample team; stable, and never shown. */
export type PersonKey = (typeof personKeys)[number]

export type DemoPerson = { readonly key: PersonKey; readonly name: string; readonly role: string }

/** The first is who you are when the demo opens. */
export const demoPeople: readonly DemoPerson[] = [
  { key: 'kwame', name: 'Kwame Boateng', role: 'Service engineer, on call' },
  { key: 'ana', name: 'Ana Ferreira', role: 'Senior service engineer, controls' },
  { key: 'mei-ling', name: 'Mei-Ling Chen', role: 'Commissioning engineer' },
  { key: 'siobhan', name: 'Siobhán Kelly', role: 'Service engineer, electrics' },
  { key: 'tomasz', name: 'Tomasz Nowak', role: 'Service engineer, cold stores' },
  { key: 'jonas', name: 'Jonas Lindqvist', role: 'Apprentice, second year' },
  { key: 'leila', name: 'Leila Haddad', role: 'Team lead' },
  { key: 'priya', name: 'Priya Raman', role: 'Dispatcher and site access' },
]

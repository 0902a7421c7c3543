/** Numbers with their nouns, as the commands tell them. */

const amount =
  (one: string, many: string) =>
  (count: number): string =>
    `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`

export const documentsOf = amount('document', 'documents')
export const teamsOf = amount('team', 'teams')
export const peopleOf = amount('person', 'people')
export const resourcesOf = amount('resource', 'resources')
export const entriesOf = amount('entry', 'entries')
export const waitingOf = amount('message that waits to be sent', 'messages that wait to be sent')

/** Such as 12.3 MB. */
export function sizeOf(bytes: number): string {
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, 'kB'] : bytes < 1e9 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB']
  return `${value.toFixed(1)} ${unit}`
}

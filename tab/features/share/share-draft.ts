/** What the share form holds while somebody types: texts only, and the id under which it will be sent. */

export type ShareDraftFields = {
  /** Made when the form is first opened: sending it again after a lost answer can't share twice. */
  readonly submissionId: string
  readonly kind: string
  readonly title: string
  readonly link: string
  readonly why: string
  readonly body: string
  readonly tags: string
}

export const newShareDraft = (): ShareDraftFields => ({
  submissionId: crypto.randomUUID(),
  kind: 'link',
  title: '',
  link: '',
  why: '',
  body: '',
  tags: '',
})

export const isBlank = ({ title, link, why, body, tags }: ShareDraftFields): boolean =>
  [title, link, why, body, tags].every((text) => text.trim() === '')

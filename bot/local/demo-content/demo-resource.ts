/** The shape of what the sample team has shared; ids and instants are made when it is seeded. */
import type { ResourceKind } from '#domain/resources/resource.ts'
import type { PersonKey } from './people.ts'

export type DemoResource = {
  /** A slug, unique in the sample team and stable, so that seeding again makes the same ids. */
  readonly key: string
  readonly kind: ResourceKind
  readonly title: string
  readonly why: string
  /** Markdown; may be empty. */
  readonly body: string
  readonly link?: string
  readonly tags: readonly string[]
  /** A half-formed thought; left out: no. */
  readonly isRough?: boolean
  readonly sharedBy: PersonKey
  /** Days before the moment of seeding; may be a fraction. */
  readonly sharedDaysAgo: number
}

/** One kind's content is written without repeating the kind. */
export const ofKind = (kind: ResourceKind, resources: readonly Omit<DemoResource, 'kind'>[]): readonly DemoResource[] =>
  resources.map((resource) => ({ ...resource, kind }))

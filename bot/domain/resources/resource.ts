/** A resource: one item in a team's library. Shapes and rules. */
import * as z from 'zod/mini'
import type { PersonId, ResourceId, TeamId } from '#domain/ids.ts'
import { linkHost } from '#domain/links/canonical-link.ts'

/** The five kinds of sharing, in the order in which every surface shows them. */
export const resourceKinds = ['link', 'aid', 'story', 'idea', 'note'] as const
export type ResourceKind = (typeof resourceKinds)[number]

/** Who shared something, with the name as it was then: names change seldom, and a reader needs no roster for it. */
export type Sharer = { readonly personId: PersonId; readonly name: string }

export type Resource = {
  readonly resourceId: ResourceId
  readonly teamId: TeamId
  readonly kind: ResourceKind
  readonly title: string
  /** When a teammate would need it; empty when nobody said. */
  readonly why: string
  /** Markdown; may be empty. */
  readonly body: string
  /** Full http or https link, or null. */
  readonly link: string | null
  /** Hash of the canonical link, or null: resources with the same key are about the same page. */
  readonly linkKey: string | null
  /** Lower case, without `#`, in the order typed. */
  readonly tags: readonly string[]
  readonly sharedBy: Sharer
  /** ISO instant. */
  readonly sharedAt: string
}

/** What a list row, a search result or a card needs; small enough to keep in memory by the thousand. */
export type ResourceSummary = Omit<Resource, 'body' | 'linkKey'> & { readonly linkHost: string | null }

export const summaryOf = ({ body: _body, linkKey: _linkKey, ...rest }: Resource): ResourceSummary => ({
  ...rest,
  linkHost: rest.link === null ? null : linkHost(rest.link),
})

export const resourceKindSchema = z.enum(resourceKinds)

/** A resource: one item in a team's library. Shapes. */
import * as z from 'zod/mini'
import type { PersonId, ResourceId, TeamId } from '#domain/ids.ts'
import { linkHost } from '#domain/links/canonical-link.ts'

/** The five kinds of sharing, in the order in which every surface shows them. */
export const resourceKinds = ['link', 'aid', 'story', 'idea', 'note'] as const
export type ResourceKind = (typeof resourceKinds)[number]
export const resourceKindSchema = z.enum(resourceKinds)

/** Who did something, with the name as it was then: names change seldom, and a reader needs no roster for it. */
export type Sharer = { readonly personId: PersonId; readonly name: string }

/** The message that a resource was kept from: its author is credited, and the conversation is one click away. */
export type MessageSource = {
  /** `personId` is null for people and apps without an Entra id. */
  readonly author: { readonly personId: PersonId | null; readonly name: string }
  /** Opens the message in Teams; null when Teams gave none. */
  readonly messageUrl: string | null
}

/** What the linked page says about itself; empty texts where it says nothing. */
export type LinkPreview = { readonly title: string; readonly description: string; readonly siteName: string }

/** What people write, and may edit: each version of it is kept. */
export type ResourceContent = {
  readonly kind: ResourceKind
  readonly title: string
  /** When a teammate would need it; empty when nobody said. */
  readonly why: string
  /** Markdown; may be empty. */
  readonly body: string
  /** Full http or https link, or null. */
  readonly link: string | null
  /** Lower case, without `#`, in the order typed. */
  readonly tags: readonly string[]
  /** A half-formed thought, shared early on purpose. */
  readonly isRough: boolean
}

/** The same as a schema's fields: stored, sent and exported alike. */
export const contentFields = {
  kind: resourceKindSchema,
  title: z.string(),
  why: z.string(),
  body: z.string(),
  link: z.nullable(z.string()),
  tags: z.array(z.string()),
  isRough: z.boolean(),
}

export type Resource = ResourceContent & {
  readonly resourceId: ResourceId
  readonly teamId: TeamId
  /** Hash of the canonical link, or null: resources with the same key are about the same page. */
  readonly linkKey: string | null
  readonly sharedBy: Sharer
  /** ISO instant. */
  readonly sharedAt: string
  /** Of the content, from 1; each edit adds one. The ETag is made of it, so a helped mark is no conflict. */
  readonly revision: number
  /** Who wrote this revision, and when; null for the first. */
  readonly edited: { readonly by: Sharer; readonly at: string } | null
  /** Who said that it no longer holds, when, and what to use instead (may be empty). */
  readonly outdated: { readonly by: Sharer; readonly at: string; readonly instead: string } | null
  readonly source: MessageSource | null
  readonly preview: LinkPreview | null
  readonly helpedCount: number
  readonly commentCount: number
  /** The import that brought it; hidden until that is committed. */
  readonly importId: string | null
}

/** What a list row, a search result or a card needs; small enough to keep in memory by the thousand. */
export type ResourceSummary = Omit<ResourceContent, 'body'> &
  Pick<Resource, 'resourceId' | 'teamId' | 'sharedBy' | 'sharedAt' | 'helpedCount' | 'commentCount'> & {
    readonly linkHost: string | null
    /** Whose message it was, when that is somebody else than the one who shared it. */
    readonly authorName: string | null
    readonly isOutdated: boolean
  }

export const summaryOf = (resource: Resource): ResourceSummary => {
  const { resourceId, teamId, kind, title, why, link, tags, isRough, sharedBy, sharedAt, helpedCount, commentCount } = resource
  return {
    resourceId,
    teamId,
    kind,
    title,
    why,
    link,
    linkHost: link === null ? null : linkHost(link),
    tags,
    isRough,
    isOutdated: resource.outdated !== null,
    sharedBy,
    authorName: authorNameOf(resource),
    sharedAt,
    helpedCount,
    commentCount,
  }
}

function authorNameOf({ source, sharedBy }: Resource): string | null {
  if (source === null || source.author.name === '' || source.author.personId === sharedBy.personId) return null
  return source.author.name
}

export const contentOf = ({ kind, title, why, body, link, tags, isRough }: Resource): ResourceContent => ({
  kind,
  title,
  why,
  body,
  link,
  tags,
  isRough,
})

/** Kinds of resources. */
import type { ResourceKind } from '#domain/resources/resource.ts'

export const kinds = {
  link: { name: 'Link', plural: 'Links', example: 'A page worth knowing' },
  aid: { name: 'Job aid', plural: 'Job aids', example: 'How to do it, step by step' },
  story: { name: 'Story', plural: 'Stories', example: 'What happened, what it taught' },
  idea: { name: 'Idea', plural: 'Ideas', example: 'Something we could try' },
  note: { name: 'Work note', plural: 'Work notes', example: 'What I am working on' },
} as const satisfies Record<ResourceKind, unknown>

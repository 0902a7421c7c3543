/** What leaves the service: one function per shape of the contract's replies. */
import type { EntryReply, HelpedReply, ResourceReply, ResourceSummaryReply } from '#domain/api/replies.ts'
import { linkHost } from '#domain/links/canonical-link.ts'
import type { Entry } from '#domain/notebook/entry.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import { mayDelete, mayEdit } from '#domain/resources/rights.ts'
import { summaryOf, type Resource, type ResourceSummary } from '#domain/resources/resource.ts'
import type { Helped } from '#bot/usecases/responses/helped.ts'

export const presentSummary = (resource: ResourceSummary): ResourceSummaryReply => ({ ...resource, tags: [...resource.tags] })

export const presentResource = (member: TeamMember, resource: Resource): ResourceReply => ({
  ...presentSummary(summaryOf(resource)),
  body: resource.body,
  revision: resource.revision,
  edited: resource.edited,
  outdated: resource.outdated,
  source: resource.source,
  preview: resource.preview,
  mayEdit: mayEdit(member, resource),
  mayDelete: mayDelete(member, resource),
})

export const presentHelped = ({ count, mine, stories }: Helped): HelpedReply => ({ count, mine, stories: [...stories] })

export const presentEntry = (entry: Entry): EntryReply => ({ ...entry, linkHost: entry.link === null ? null : linkHost(entry.link) })

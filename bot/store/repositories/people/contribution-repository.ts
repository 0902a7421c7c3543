/** Reads what a member gave to their team: by the same look that finds it when they delete themselves. */
import type { ResourceId } from '#domain/ids.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import type { Resource } from '#domain/resources/resource.ts'
import type { Contributions } from '#domain/transfer/own-export.ts'
import type { ContributionRepository } from '#bot/ports/contributions.ts'
import type { DocumentStore, Stored } from '#bot/ports/document-store.ts'
import { teamPartition } from '#bot/ports/partition-keys.ts'
import { auditCodec } from '#bot/store/repositories/audit-trail.ts'
import { metricCodec } from '#bot/store/repositories/metrics/metric-codecs.ts'
import { createImportStates } from '#bot/store/repositories/imports.ts'
import { readResource, resourceCodec, revisionCodec } from '#bot/store/repositories/resource-codec.ts'
import { readComment, readMark } from '#bot/store/repositories/response-repository.ts'
import { allMentioning } from './mentioning.ts'
import { readMeasured } from './metric-contributions.ts'

type Found = { readonly resource: Resource; readonly deletedAt: string | null }

export function createContributionRepository(store: DocumentStore): ContributionRepository {
  const isCommitted = createImportStates(store)

  return {
    async of(member, pace) {
      const { personId } = member
      const pk = teamPartition(member)
      const all = async (type: string): Promise<readonly Stored[]> => {
        const found: Stored[] = []
        for await (const page of allMentioning(store, pk, type, personId)) {
          found.push(...page)
          await pace()
        }
        return found
      }
      const resources: Found[] = []
      for (const stored of await all('resource')) {
        const resource = readResource(stored)
        if (resource.importId === null || (await isCommitted(member, resource.importId)))
          resources.push({ resource, deletedAt: stored.document.deletedAt ?? null })
      }
      const marks = (await all('helped')).map(readMark).filter(({ by }) => by.personId === personId)
      const comments = (await all('comment')).map(readComment).filter(({ by }) => by.personId === personId)
      const revisions = (await all('revision'))
        .map((stored) => revisionCodec.read(stored).value)
        .filter(({ by, revision }) => by.personId === personId && revision > 1)
        .map(({ by: _by, ...version }) => version)

      const acts = (await all('audit')).map((stored) => auditCodec.read(stored).value).map(({ auditId: _auditId, ...act }) => act)

      const titles = await titlesOf(store, pk, resources, [...marks, ...comments])
      const about = ({ resourceId }: { readonly resourceId: ResourceId }) => ({ resourceId, title: titles.get(resourceId) ?? null })
      return {
        ...ofResources(member, resources, revisions),
        views: inOrder(comments.map((comment) => ({ ...about(comment), text: comment.text, at: comment.at }))),
        acts: inOrder(acts),
        measured: await readMeasured(personId, all, (ids) => namesOf(store, pk, metricNames, ids)),
        helped: inOrder(marks.map((mark) => ({ ...about(mark), line: mark.line, at: mark.at }))),
      }
    },
  }
}

type Written = Contributions['edited'][number]

function ofResources(
  { personId }: TeamMember,
  found: readonly Found[],
  revisions: readonly Written[],
): Pick<Contributions, 'shared' | 'edited' | 'saidOutdated' | 'keptFromMessages'> {
  const about = ({ resourceId, title }: Resource) => ({ resourceId, title })
  const present = found.flatMap(({ resource }): readonly Written[] => {
    const { resourceId, revision, edited, kind, title, why, body, link, tags, isRough } = resource
    if (edited?.by.personId !== personId) return []
    return [{ resourceId, revision, at: edited.at, kind, title, why, body, link, tags, isRough }]
  })
  return {
    shared: inOrder(
      found
        .filter(({ resource }) => resource.sharedBy.personId === personId)
        .map(({ resource: { linkKey: _linkKey, importId: _importId, preview: _preview, ...rest }, deletedAt }) => ({
          ...rest,
          deletedAt,
          at: rest.sharedAt,
        })),
    ).map(({ at: _at, ...rest }) => rest),
    edited: inOrder([...revisions, ...present]),
    saidOutdated: inOrder(
      found.flatMap(({ resource }) =>
        resource.outdated?.by.personId === personId ? [{ ...about(resource), at: resource.outdated.at }] : [],
      ),
    ),
    keptFromMessages: inOrder(
      found.flatMap(({ resource }) =>
        resource.source?.author.personId === personId && resource.sharedBy.personId !== personId
          ? [{ ...about(resource), keptBy: resource.sharedBy.name, at: resource.sharedAt }]
          : [],
      ),
    ),
  }
}

/** Of the resources that are still there. */
async function titlesOf(
  store: DocumentStore,
  pk: string,
  found: readonly Found[],
  wanted: readonly { readonly resourceId: ResourceId }[],
): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>(found.map(({ resource }) => [resource.resourceId, resource.title]))
  const missing = wanted.map(({ resourceId }) => resourceId).filter((id) => !titles.has(id))
  return new Map([...titles, ...(await namesOf(store, pk, resourceTitles, missing))])
}

type Named = { readonly type: string; readonly nameOf: (stored: Stored) => string }

const resourceTitles: Named = { type: resourceCodec.type, nameOf: (stored) => readResource(stored).title }
const metricNames: Named = { type: metricCodec.type, nameOf: (stored) => metricCodec.read(stored).value.name }

/** What documents are called, by id. */
async function namesOf(
  store: DocumentStore,
  pk: string,
  { type, nameOf }: Named,
  wanted: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  const ids = [...new Set(wanted)]
  for (let from = 0; from < ids.length; from += 100) {
    const { items } = await store.query('app', pk, {
      type,
      where: { op: 'in', field: 'id', values: ids.slice(from, from + 100) },
      orderBy: { field: 'id', direction: 'asc' },
      limit: 100,
    })
    for (const stored of items) names.set(stored.document.id, nameOf(stored))
  }
  return names
}

const inOrder = <Item extends { readonly at: string }>(items: readonly Item[]): Item[] =>
  items.toSorted((one, other) => (one.at < other.at ? -1 : 1))

/** Adds to a resource what its linked page says about itself; done after the answer, by the outbox. */
import type { ResourceId } from '#domain/ids.ts'
import type { TeamJob } from '#domain/people/actors.ts'
import { titleFromLink } from '#domain/resources/share-form.ts'
import type { LinkPreviews } from '#bot/ports/link-preview.ts'
import type { ResourceRepository } from '#bot/ports/resource-repository.ts'

/**
 * Safe to repeat; does nothing when the resource is gone or has another link by now.
 * A link that was shared without a title is called as its page calls itself.
 */
export async function attachPreview(
  { resources, previews }: { readonly resources: ResourceRepository; readonly previews: LinkPreviews },
  job: TeamJob,
  { resourceId }: { readonly resourceId: ResourceId },
): Promise<void> {
  const asked = await resources.get(job, resourceId)
  if (asked === null || asked.link === null) return
  const { link } = asked
  const preview = await previews.read(link)
  if (preview === null) return
  await resources.update(job, resourceId, (resource) => {
    if (resource.link !== link) return resource
    const hasNoTitle = resource.title === titleFromLink(link) && preview.title !== ''
    return { ...resource, preview, title: hasNoTitle ? preview.title : resource.title }
  })
}

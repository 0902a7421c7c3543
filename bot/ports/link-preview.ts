/** What a linked page says about itself. */
import type { LinkPreview } from '#domain/resources/resource.ts'

export type LinkPreviews = {
  /**
   * Fetches the page within the limits of bot/links; never throws.
   * @param link - a link that `parseLink` accepted
   * @returns null when the page may not be fetched, does not answer in time, or says nothing about itself
   */
  readonly read: (link: string) => Promise<LinkPreview | null>
}

/** What Teams does for the tab: opens links, offers its share dialog, saves a channel's tab. */
import { app, ErrorCode, pages, sharing, type SdkError } from '@microsoft/teams-js'

/** Opens a link of Teams in Teams, any other in a new window; so does a host that refuses. */
export async function openLink(url: string): Promise<void> {
  try {
    await app.openLink(url)
  } catch {
    window.open(url, '_blank', 'noopener')
  }
}

/**
 * Offers Teams' share dialog, which says the title above the card; where the host has none, the link is copied.
 * @returns `shown` with the dialog open, `copied`, or `refused` when the browser doesn't let a page copy
 */
export async function shareLink(url: string, title: string): Promise<'shown' | 'copied' | 'refused'> {
  if (sharing.isSupported() && (await isShown(url, title))) return 'shown'
  try {
    await navigator.clipboard.writeText(url)
    return 'copied'
  } catch (error) {
    if (error instanceof DOMException) return 'refused'
    throw error
  }
}

/** @returns false when the host could not show its dialog; closing it is nobody's fault */
async function isShown(url: string, title: string): Promise<boolean> {
  try {
    await sharing.shareWebContent({ content: [{ type: 'URL', url, message: title, preview: true }] })
    return true
  } catch (error) {
    return (error as Partial<SdkError> | undefined)?.errorCode === ErrorCode.USER_ABORT
  }
}

/** Lets Teams' Save button add the tab to the channel. */
export function offerTab(tab: { readonly name: string; readonly origin: string }): void {
  const address = `${tab.origin}/tab/library`
  pages.config.registerOnSaveHandler((saving) => {
    pages.config.setConfig({ entityId: 'library', contentUrl: address, websiteUrl: address, suggestedDisplayName: tab.name }).then(
      () => saving.notifySuccess(),
      (error: unknown) => saving.notifyFailure(error instanceof Error ? error.message : undefined),
    )
  })
  pages.config.setValidityState(true)
}

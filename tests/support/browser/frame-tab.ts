/** A page of the tab in a bare host of its own, for places that local Teams does not show: it answers teams-js, and notes what it is asked for. */
import type { FrameLocator, Page } from 'playwright-core'

export type FramedTab = {
  readonly tab: FrameLocator
  /** Each call that the page made, with its arguments. */
  readonly calls: () => Promise<readonly { readonly func: string; readonly args: readonly unknown[] }[]>
  /** Calls a handler that the page registered, as Teams does when its Save button is pressed. */
  readonly call: (func: string, args: readonly unknown[]) => Promise<void>
}

export type FrameTab = {
  readonly url: string
  /** Such as `/tab/week`. */
  readonly path: string
  readonly person: { readonly personId: string; readonly name: string }
  readonly entityId: string
  /** Left out: the personal tab. */
  readonly team?: { readonly teamId: string; readonly channelId: string }
  readonly frameContext?: 'content' | 'settings'
  readonly theme?: string
  readonly locale?: string
  /** Of a deep link. */
  readonly subPageId?: string
}

export async function frameTab(
  page: Page,
  { url, path, person, entityId, team, frameContext = 'content', theme = 'default', locale = 'en-gb', subPageId }: FrameTab,
): Promise<FramedTab> {
  const context = {
    locale,
    theme,
    hostName: 'Teams',
    hostClientType: 'web',
    frameContext,
    entityId,
    userObjectId: person.personId,
    userDisplayName: person.name,
    tid: 'tenant',
    ...(subPageId !== undefined && { subEntityId: subPageId }),
    ...(team !== undefined && { teamId: team.channelId, groupId: team.teamId, channelId: team.channelId, teamName: 'A team' }),
  }
  const runtime = { apiVersion: 4, hostVersionsInfo: {}, isLegacyTeams: false, supports: { pages: { config: {}, tabs: {} } } }
  await page.route(`${url}/frame`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: '<!doctype html><html lang="en"><title>Host</title><body style="margin:0"></body></html>',
    }),
  )
  await page.goto(`${url}/frame`)
  await page.evaluate(
    ({ path, context, runtime, frameContext, personId }) => {
      const calls: { func: string; args: unknown[] }[] = []
      Object.assign(window, { calls })
      const answers: Record<string, unknown[]> = {
        initialize: [frameContext, 'web', JSON.stringify(runtime), '2.0.0'],
        getContext: [context],
        'authentication.getAuthToken': [true, personId],
        executeDeepLink: [true],
        'settings.setSettings': [true],
      }
      window.addEventListener(
        'message',
        ({ data, source }: MessageEvent<{ func: string; id?: number; uuidAsString?: string; args?: unknown[] }>) => {
          calls.push({ func: data.func, args: data.args ?? [] })
          const args = answers[data.func]
          const { id, uuidAsString } = data
          if (args !== undefined) (source as Window).postMessage({ id, uuidAsString, args }, window.location.origin)
        },
      )
      const frame = document.createElement('iframe')
      frame.title = 'Commonplace'
      frame.allow = 'clipboard-read; clipboard-write'
      frame.style.cssText = 'border:0;width:100vw;height:100vh;display:block'
      frame.src = path
      document.body.append(frame)
    },
    { path, context, runtime, frameContext, personId: person.personId },
  )
  const tab = page.frameLocator('iframe')
  await tab.getByRole('main').waitFor()
  return {
    tab,
    calls: () => page.evaluate(() => (window as unknown as { calls: { func: string; args: unknown[] }[] }).calls),
    call: (func, args) =>
      page.evaluate(
        ({ func, args }) => document.querySelector('iframe')?.contentWindow?.postMessage({ func, args }, window.location.origin),
        { func, args: [...args] },
      ),
  }
}

/** Previews come after the answer, by the outbox (L13). */
import { expect, test } from 'vitest'
import { resourcePageReply, resourceReply } from '#domain/api/replies.ts'
import type { LinkPreview } from '#domain/resources/resource.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { ada, north } from '#tests/support/teams/cast.ts'
import { shareAs } from '#tests/support/teams/share-as.ts'

const preview: LinkPreview = { title: 'Sizing valves', description: 'How to', siteName: 'Valves' }

async function onlyResource(app: StartedApp) {
  const { items } = resourcePageReply.parse((await app.api(`/api/teams/${north.teamId}/resources`, { as: ada })).body)
  return resourceReply.parse((await app.api(`/api/teams/${north.teamId}/resources/${items[0]?.resourceId ?? ''}`, { as: ada })).body)
}

async function withPreviews(read: (link: string) => Promise<LinkPreview | null>, use: (app: StartedApp) => Promise<void>): Promise<void> {
  const app = await startApp({ previews: { read } })
  try {
    await app.install(north, [ada])
    await use(app)
  } finally {
    await app.stop()
  }
}

test('a link without a title is called as its page calls itself, and is no conflict for who edits', async () => {
  await withPreviews(
    () => Promise.resolve(preview),
    async (app) => {
      await shareAs(app, ada, north, { link: 'https://example.org/valves' })
      await app.settled()
      expect(await onlyResource(app)).toMatchObject({ title: 'Sizing valves', preview, revision: 1 })
    },
  )
})

test('a title that somebody wrote stays', async () => {
  await withPreviews(
    () => Promise.resolve(preview),
    async (app) => {
      await shareAs(app, ada, north, { title: 'Mine', link: 'https://example.org/valves' })
      await app.settled()
      expect(await onlyResource(app)).toMatchObject({ title: 'Mine', preview })
    },
  )
})

test('L13: while the preview hangs the link is shared and found all the same', async () => {
  const hanging = Promise.withResolvers<LinkPreview | null>()
  await withPreviews(
    () => hanging.promise,
    async (app) => {
      await shareAs(app, ada, north, { link: 'https://example.org/valves' })
      expect(await onlyResource(app)).toMatchObject({ title: 'example.org/valves', preview: null })
      hanging.resolve(null)
      await app.settled()
      expect(await onlyResource(app)).toMatchObject({ title: 'example.org/valves', preview: null })
    },
  )
})

test('a link that was changed meanwhile does not get the preview of the old one', async () => {
  const hanging = Promise.withResolvers<LinkPreview | null>()
  await withPreviews(
    (link) => (link.endsWith('/old') ? hanging.promise : Promise.resolve(null)),
    async (app) => {
      await shareAs(app, ada, north, { title: 'Moved', link: 'https://example.org/old' })
      const { resourceId } = await onlyResource(app)
      await app.api(`/api/teams/${north.teamId}/resources/${resourceId}`, {
        as: ada,
        method: 'PUT',
        body: { kind: 'link', title: 'Moved', link: 'https://example.org/new' },
        headers: { 'if-match': '"r1"' },
      })
      hanging.resolve(preview)
      await app.settled()
      expect(await onlyResource(app)).toMatchObject({ link: 'https://example.org/new', preview: null })
    },
  )
})

/** `/go/library/…`: the links that people copy and share lead into Teams, where it is decided who may see what. */
import { AppError } from '#domain/errors.ts'
import { libraryLinkPath, readLibraryLink } from '#domain/links/library-link.ts'
import type { HttpRoute } from '#bot/ports/http-route.ts'

/** @param appId - the app's id in Teams. Nothing is looked up: the answer is the same for what is there and what isn't */
export function goRoutes({ appId }: { readonly appId: string }): readonly HttpRoute[] {
  return [
    {
      method: 'GET',
      path: `${libraryLinkPath}/:teamId/:resourceId`,
      handle: async ({ params, query }) => {
        const { teamId = '', resourceId = '' } = params
        const link = readLibraryLink(`https://localhost${libraryLinkPath}/${teamId}/${resourceId}?${query.toString()}`)
        if (link === null) throw new AppError('not-found')
        const context = { subEntityId: `library/${link.resourceId}`, ...(link.channelId === null ? {} : { channelId: link.channelId }) }
        const location = `https://teams.microsoft.com/l/entity/${encodeURIComponent(appId)}/library?context=${encodeURIComponent(JSON.stringify(context))}`
        return { status: 302, headers: { location } }
      },
    },
  ]
}

/** The whole team space as a file. */
import type { TeamJob, TeamMember } from '#domain/people/actors.ts'
import type { SpaceResource } from '#domain/transfer/space.ts'
import type { FileFormats, WriteFile } from '#bot/ports/files.ts'
import type { WholeResource } from '#bot/ports/import-repository.ts'
import type { ResourceRepository } from '#bot/ports/resource-repository.ts'

export type ExportDeps = {
  readonly resources: ResourceRepository
  readonly files: FileFormats
  /** Called between resources, so that everybody else gets a turn. */
  readonly pace: () => Promise<void>
}

/** Oldest first, without what is deleted. */
export async function exportTeam(
  { resources, files, pace }: ExportDeps,
  member: TeamMember | TeamJob,
  input: { readonly format: keyof FileFormats['write']; readonly teamName: string },
): Promise<{ readonly file: string } & Pick<WriteFile, 'contentType' | 'ending'>> {
  const { begin, row, end, contentType, ending } = files.write[input.format]
  const parts = [begin(input.teamName)]
  for await (const whole of resources.everything(member)) {
    await pace()
    parts.push(row(spaceResource(whole), parts.length === 1))
  }
  return { file: parts.join('') + end, contentType, ending }
}

function spaceResource({ resource, history, helped, comments }: WholeResource): SpaceResource {
  const {
    resourceId: id,
    teamId: _teamId,
    linkKey: _linkKey,
    helpedCount: _helped,
    commentCount: _comments,
    importId: _import,
    ...rest
  } = resource
  return {
    id,
    ...rest,
    tags: [...rest.tags],
    history: history.map((revision) => ({ ...revision, tags: [...revision.tags] })),
    helped: helped.map(({ by, at, line }) => ({ by, at, line })),
    comments: comments.map(({ commentId, by, at, text }) => ({ id: commentId, by, at, text })),
  }
}

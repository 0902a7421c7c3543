/** Find: what stands in place of results. */

export const find = {
  nothing: (query: string) =>
    `Nothing found for \u201C${query}\u201D. Try fewer or other words. If you know the answer, choose Share: the next one will find it.`,
  nothingYet: 'Nothing has been shared in your teams yet. Choose Share to add the first thing.',
  noTeam: 'None of your teams has Commonplace yet. In a team, choose Add an app and look for Commonplace.',
  teamsLeftOut: (names: string) => `${names} did not answer in time and is left out.`,
  slow: 'Search is slow right now. Try again in a moment.',
} as const

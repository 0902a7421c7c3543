/** Every key of the query cache. */
export const queryKeys = {
  team: (teamId: string) => ['team', teamId] as const,
  settings: (teamId: string) => ['team', teamId, 'settings'] as const,
  checkInPlan: (teamId: string) => ['team', teamId, 'check-in-plan'] as const,
  channels: (teamId: string) => ['team', teamId, 'channels'] as const,
  /** @param plan - as it would be saved */
  nextOfPlan: (teamId: string, plan: string) => ['team', teamId, 'next-of-plan', plan] as const,
  audit: (teamId: string) => ['team', teamId, 'settings', 'audit'] as const,
  members: (teamId: string, name: string) => ['team', teamId, 'members', name] as const,
  library: (teamId: string) => ['library', teamId] as const,
  /** All that can change when somebody changes the library. */
  resources: (teamId: string) => ['resources', teamId] as const,
  resourceLists: (teamId: string) => ['resources', teamId, 'list'] as const,
  resourceList: (teamId: string, query: string, sort: string) => ['resources', teamId, 'list', query, sort] as const,
  resource: (teamId: string, resourceId: string) => ['resources', teamId, 'one', resourceId] as const,
  helped: (teamId: string, resourceId: string) => ['resources', teamId, 'one', resourceId, 'helped'] as const,
  comments: (teamId: string, resourceId: string) => ['resources', teamId, 'one', resourceId, 'comments'] as const,
  history: (teamId: string, resourceId: string) => ['resources', teamId, 'one', resourceId, 'history'] as const,
  deleted: (teamId: string) => ['resources', teamId, 'deleted'] as const,
  knownLink: (teamId: string, link: string) => ['known-link', teamId, link] as const,
  me: () => ['me'] as const,
  week: () => ['me', 'week'] as const,
  checkInTimes: () => ['me', 'check-in-times'] as const,
  /** All that can change when the person answers. */
  checkIns: () => ['me', 'check-ins'] as const,
  currentCheckIn: () => ['me', 'check-ins', 'current'] as const,
  checkInLists: () => ['me', 'check-ins', 'list'] as const,
  checkInList: (words: string) => ['me', 'check-ins', 'list', words] as const,
  lookBack: () => ['me', 'check-ins', 'look-back'] as const,
  notebook: () => ['me', 'notebook'] as const,
}

/** Every key of the query cache. */
export const queryKeys = {
  team: (teamId: string) => ['team', teamId] as const,
  resources: (teamId: string) => ['resources', teamId] as const,
  resourceList: (teamId: string, query: string) => ['resources', teamId, 'list', query] as const,
  resource: (teamId: string, resourceId: string) => ['resources', teamId, 'one', resourceId] as const,
}

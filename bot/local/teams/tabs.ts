/** The tabs that people have added to channels, in memory. */
export type LocalTab = {
  /** Unique in its channel, and the same after a restart: the entity's id, with a number from the second on. */
  readonly tabId: string
  readonly entityId: string
  readonly name: string
  /** Of its content, from the root of this origin. */
  readonly path: string
}

export type LocalTabs = {
  /** In the order in which they were added. */
  readonly list: (channelId: string) => readonly LocalTab[]
  readonly add: (channelId: string, tab: Omit<LocalTab, 'tabId'>) => LocalTab
  readonly remove: (channelId: string, tabId: string) => void
}

export function createTabs(): LocalTabs {
  const byChannel = new Map<string, readonly LocalTab[]>()
  const list = (channelId: string) => byChannel.get(channelId) ?? []
  return {
    list,
    add: (channelId, given) => {
      const same = list(channelId).filter((tab) => tab.entityId === given.entityId).length
      const tab = { ...given, tabId: same === 0 ? given.entityId : `${given.entityId}-${String(same + 1)}` }
      byChannel.set(channelId, [...list(channelId), tab])
      return tab
    },
    remove: (channelId, tabId) => {
      byChannel.set(
        channelId,
        list(channelId).filter((tab) => tab.tabId !== tabId),
      )
    },
  }
}

/** The sample team of `npm run demo`: engineers who look after cold stores and heat pumps. Everything in it is invented. */
import { demoAids } from './aids.ts'
import type { DemoResource } from './demo-resource.ts'
import { demoIdeas } from './ideas.ts'
import { demoLinks } from './links.ts'
import { demoNotes } from './notes.ts'
import { demoPeople, type DemoPerson } from './people.ts'
import { demoResponses, type DemoResponses } from './responses.ts'
import { demoStories } from './stories.ts'

export type { DemoResource } from './demo-resource.ts'
export type { DemoPerson, PersonKey } from './people.ts'
export type { DemoRemark, DemoResponses } from './responses.ts'

export type DemoContent = {
  readonly teamName: string
  readonly people: readonly DemoPerson[]
  /** Newest first, by `sharedDaysAgo`. */
  readonly resources: readonly DemoResource[]
  readonly responses: readonly DemoResponses[]
}

export const demoContent: DemoContent = {
  teamName: 'Field Service North',
  people: demoPeople,
  resources: [...demoLinks, ...demoAids, ...demoStories, ...demoIdeas, ...demoNotes].sort(
    (one, other) => one.sharedDaysAgo - other.sharedDaysAgo,
  ),
  responses: demoResponses,
}

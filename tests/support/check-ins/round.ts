/** A round of check-ins through the real service: a team that asks on Fridays, and what its members get and press. */
import { expect } from 'vitest'
import * as z from 'zod/mini'
import type { StartedApp } from '#tests/support/start-app.ts'
import { executeAction } from '#tests/support/teams/activities/extension.ts'
import { personalChatId } from '#tests/support/teams/connector-answers.ts'
import { ada, north, type TestPerson, type TestTeam } from '#tests/support/teams/cast.ts'
import { aPlan } from './a-plan.ts'

/** 15:00 in Berlin on the Friday of the week in which every test begins. */
export const friday = '2026-11-27T14:00:00.000Z'
export const week = '2026-W48'

type PlanChange = Parameters<typeof aPlan>[0]

/** @param as - a steward of the team */
export async function setPlan(app: StartedApp, change: PlanChange = {}, team: TestTeam = north, as: TestPerson = ada): Promise<void> {
  const path = `/api/teams/${team.teamId}/check-in-plan`
  const { headers } = await app.api(path, { as })
  const answer = await app.api(path, { as, method: 'PUT', body: aPlan(change), headers: { 'if-match': headers.get('etag') ?? '' } })
  expect([answer.status, answer.body]).toEqual([200, expect.anything()])
  await app.settled()
}

export async function moveTo(app: StartedApp, instant: string): Promise<void> {
  app.clock.advance(Date.parse(instant) - app.clock.nowMs())
  await app.settled()
}

const action = z.looseObject({
  type: z.string(),
  title: z.string(),
  verb: z.optional(z.string()),
  data: z.optional(z.record(z.string(), z.unknown())),
  url: z.optional(z.string()),
})
const cardSchema = z.looseObject({
  type: z.literal('AdaptiveCard'),
  body: z.array(
    z.looseObject({
      type: z.string(),
      text: z.optional(z.string()),
      id: z.optional(z.string()),
      value: z.optional(z.string()),
      label: z.optional(z.string()),
    }),
  ),
  actions: z.optional(z.array(action)),
})
export type ShownCard = z.infer<typeof cardSchema>
const attached = z.object({ attachments: z.tuple([z.object({ content: cardSchema })]) })

/** The cards that the bot sent to a person's own chat, oldest first. */
export const cardsFor = (app: StartedApp, { userId }: TestPerson): readonly ShownCard[] =>
  app.connector
    .sent()
    .filter(({ conversationId }) => conversationId === personalChatId({ userId }))
    .map(({ activity }) => attached.parse(activity).attachments[0].content)

export const wordsOf = (card: ShownCard | undefined): string => (card?.body ?? []).map(({ text, label }) => text ?? label ?? '').join('\n')

export const valueOf = (card: ShownCard | undefined, id: string): string | undefined =>
  card?.body.find((element) => element.id === id)?.value

/** What a button of the card sends, also one that is folded away. */
export function dataOf(card: ShownCard | undefined, verb: string): Readonly<Record<string, unknown>> {
  const folded = (card?.actions ?? []).flatMap((one) => [one, ...(foldedSchema.safeParse(one).data?.card.actions ?? [])])
  return folded.find((one) => one.verb === verb)?.data ?? expect.fail(`The card has no button ${verb}.`)
}
const foldedSchema = z.looseObject({ card: z.looseObject({ actions: z.array(action) }) })

export type Pressed = { readonly card: ShownCard | undefined; readonly said: string }

/** @param data - as `dataOf` gives it, with what was typed */
export async function press(app: StartedApp, as: TestPerson, verb: string, data: Readonly<Record<string, unknown>>): Promise<Pressed> {
  const { status, body } = await app.post(executeAction(as, 'personal', verb, data))
  expect(status).toBe(200)
  const { type, value } = z.object({ statusCode: z.literal(200), type: z.string(), value: z.unknown() }).parse(body)
  return type === 'application/vnd.microsoft.card.adaptive'
    ? { card: cardSchema.parse(value), said: '' }
    : { card: undefined, said: z.string().parse(value) }
}

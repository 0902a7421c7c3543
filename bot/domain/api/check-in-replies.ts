/** What the API says of check-ins and their plans. Instants are ISO in UTC, days `YYYY-MM-DD`, weeks `2026-W48`. */
import * as z from 'zod/mini'
import { bankQuestions } from '#domain/check-ins/plan.ts'
import { ownTimesSchema, planSchema, weeklySchema } from '#domain/check-ins/plan-form.ts'
import { resourceKindSchema } from '#domain/resources/resource.ts'

export const planReply = z.object({
  /** 0: nobody has made a plan yet, and `plan` is what is proposed. */
  revision: z.number(),
  plan: planSchema,
  isSteward: z.boolean(),
  /** How many members could not be reached in this week or the last one, without who and why; null for who is no steward. */
  unreachable: z.nullable(z.number()),
})
export type PlanReply = z.infer<typeof planReply>

/** When the one who asks would be asked next, at most three; by the clock of `zone`, their own. */
export const nextReply = z.object({ next: z.array(z.string()), zone: z.string() })

export const ownTimesReply = z.object({
  ...ownTimesSchema.shape,
  /** The zone that their device told last. */
  deviceZone: z.nullable(z.string()),
  /** The clock they are asked by; `isGuess`: nobody knows theirs, and this is their team's, or no more than UTC. */
  clock: z.object({ zone: z.string(), isGuess: z.boolean() }),
  /** When they will be asked next; null: not at all. */
  next: z.nullable(z.string()),
  /** Their teams that ask, with the team's own time. */
  teams: z.array(z.object({ teamId: z.string(), name: z.string(), weekly: weeklySchema })),
})
export type OwnTimesReply = z.infer<typeof ownTimesReply>

const teamName = z.object({ teamId: z.string(), name: z.string() })

const answerReply = z.object({
  text: z.string(),
  at: z.string(),
  /** To be sent back with a change, as `seen`. */
  revision: z.number(),
  /** Until the round that follows it; it can be taken back at any time. */
  mayChange: z.boolean(),
  /** What it became in a team; `channelId`: where its tab is, null when the person isn't in the team any more. */
  shared: z.nullable(
    z.object({
      teamId: z.string(),
      resourceId: z.string(),
      kind: resourceKindSchema,
      teamName: z.nullable(z.string()),
      channelId: z.nullable(z.string()),
    }),
  ),
})
export type AnswerReply = z.infer<typeof answerReply>

export const checkInReply = z.object({
  week: z.string(),
  /** Monday and Sunday of the week. */
  firstDay: z.string(),
  lastDay: z.string(),
  questions: z.array(
    z.object({
      questionId: z.string(),
      asked: z.union([z.object({ bank: z.enum(bankQuestions) }), z.object({ text: z.string() })]),
      /** With whom an answer can be shared. */
      teams: z.array(teamName),
      answer: z.nullable(answerReply),
    }),
  ),
  /** When the bot asked first; null: not yet, or never. */
  askedAt: z.nullable(z.string()),
  isSkipped: z.boolean(),
})
export type CheckInReply = z.infer<typeof checkInReply>

export const checkInPageReply = z.object({ items: z.array(checkInReply), nextCursor: z.nullable(z.string()) })

/** What the person did this week, the latest first; and how many captures wait for a thought. */
const didReply = z.object({
  items: z.array(z.object({ kind: z.enum(['shared', 'helped', 'saved']), title: z.string(), at: z.string() })),
  waiting: z.number(),
})

export const currentCheckInReply = z.object({
  /** That of this week, also before it is asked; null: no team of theirs asks. */
  checkIn: z.nullable(checkInReply),
  did: didReply,
  /** When the bot will ask, or ask again; null: it has, or won't. */
  dueAt: z.nullable(z.string()),
})
export type CurrentCheckInReply = z.infer<typeof currentCheckInReply>

export const answersReply = z.object({
  checkIn: checkInReply,
  /**
   * What became of each answer, in the order given. - `empty`: nothing was said, nothing was changed · `overtaken`: it was changed
   * elsewhere; what stands is in `checkIn` · `refused`: not kept · `kept-unshared`: kept, but the team could not be given it;
   * `sentence` says why
   */
  outcomes: z.array(
    z.object({
      questionId: z.string(),
      outcome: z.enum(['kept', 'empty', 'overtaken', 'refused', 'kept-unshared']),
      sentence: z.nullable(z.string()),
    }),
  ),
})
export type AnswersReply = z.infer<typeof answersReply>

export const laterReply = z.object({ dueAt: z.string() })

/** Of earlier weeks: what was said a year ago, and what they wanted to find out, the latest first. */
export const lookBackReply = z.object({
  yearAgo: z.nullable(checkInReply),
  wanted: z.array(z.object({ week: z.string(), firstDay: z.string(), text: z.string() })),
})
export type LookBackReply = z.infer<typeof lookBackReply>

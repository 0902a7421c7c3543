/** What a card dialog sends back: every input a text, all of it anybody's to edit on the way. */
import * as z from 'zod/mini'
import { submissionId as asSubmissionId, type SubmissionId } from '#domain/ids.ts'
import type { ShareForm } from '#domain/resources/share-form.ts'
import type { TurnOf } from '#bot/teams/turn.ts'

export type SubmittedForm = {
  /** Undefined for a form of another time. */
  readonly submissionId: SubmissionId | undefined
  /** A team's id or `placeForMe`. */
  readonly place: string | undefined
  /** What to do with a link that the library has; null when that was not asked. */
  readonly knownLink: 'view' | 'separate' | null
  readonly form: ShareForm
}

/** Stands for every id that can't be a team's: nobody is in that team, and it is short. */
const noSuchTeam = 'none'

function knownShapeOf(teamId: string): string {
  return /^[A-Za-z0-9-]{1,64}$/u.test(teamId) ? teamId.toLowerCase() : noSuchTeam
}

const text = z.catch(z.optional(z.string()), undefined)

const submittedSchema = z.object({
  submissionId: z.catch(z.optional(z.string().check(z.minLength(8), z.maxLength(64))), undefined),
  teamId: z.catch(z.optional(z.pipe(z.string(), z.transform(knownShapeOf))), undefined),
  knownLink: z.catch(z.nullable(z.enum(['view', 'separate'])), null),
  kind: text,
  title: text,
  link: text,
  why: text,
  body: text,
  tags: text,
  isRough: text,
})

export function readSubmitted({ event }: TurnOf<'submit-form'>): SubmittedForm {
  const { submissionId, teamId, knownLink, ...fields } = submittedSchema.parse(event.data)
  const form: ShareForm = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  return { submissionId: submissionId === undefined ? undefined : asSubmissionId(submissionId), place: teamId, knownLink, form }
}

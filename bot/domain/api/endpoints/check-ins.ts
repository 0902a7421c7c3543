/** Endpoints of check-ins: a team's plan, and a person's own answers and times. */
import * as z from 'zod/mini'
import {
  answersReply,
  checkInPageReply,
  checkInReply,
  currentCheckInReply,
  laterReply,
  lookBackReply,
  nextReply,
  ownTimesReply,
  planReply,
} from '#domain/api/check-in-replies.ts'
import type { Endpoint } from '#domain/api/endpoint.ts'
import { doneReply } from '#domain/api/replies.ts'
import { ownTimesSchema, planSchema } from '#domain/check-ins/plan-form.ts'
import { pageQuery } from './page-query.ts'

const plan = '/api/teams/{teamId}/check-in-plan'
const mine = '/api/me/check-ins'
const times = '/api/me/check-in-times'
const ofWeek = `${mine}/{week}` as const

export const checkInEndpoints = {
  getPlan: {
    method: 'GET',
    path: plan,
    access: 'member',
    summary: 'When the team is asked and what, or what is proposed before there is a plan',
    reply: planReply,
    hasEtag: true,
  },
  setPlan: {
    method: 'PUT',
    path: plan,
    access: 'steward',
    summary: 'Change when the team is asked, and what; `"r0"` makes the first plan',
    body: planSchema,
    reply: planReply,
    hasEtag: true,
    needsIfMatch: true,
  },
  nextOfPlan: {
    method: 'POST',
    path: `${plan}/next`,
    access: 'member',
    summary: 'When the one who asks would be asked by this plan; nothing is kept',
    body: planSchema,
    reply: nextReply,
  },
  getTimes: { method: 'GET', path: times, access: 'person', summary: 'When the person wants to be asked', reply: ownTimesReply },
  setTimes: {
    method: 'PUT',
    path: times,
    access: 'person',
    summary: 'Change when the person wants to be asked; a pause ends, or begins',
    body: ownTimesSchema,
    reply: ownTimesReply,
  },
  setDeviceZone: {
    method: 'PUT',
    path: `${times}/device-zone`,
    access: 'person',
    summary: 'The zone of the device that the person uses; counts when they have chosen none',
    body: z.object({ zone: z.string().check(z.maxLength(64)) }),
    reply: doneReply,
  },
  currentCheckIn: {
    method: 'GET',
    path: `${mine}/current`,
    access: 'person',
    summary: 'The check-in of this week, and what the person did in it',
    reply: currentCheckInReply,
  },
  listCheckIns: {
    method: 'GET',
    path: mine,
    access: 'person',
    summary: 'The person\u2019s check-ins by week, the latest first; with `words` those that hold them',
    query: z.extend(pageQuery, { words: z._default(z.string().check(z.maxLength(200)), '') }),
    reply: checkInPageReply,
  },
  lookBack: {
    method: 'GET',
    path: `${mine}/look-back`,
    access: 'person',
    summary: 'What the person said a year ago, and wanted to find out',
    reply: lookBackReply,
  },
  answerCheckIn: {
    method: 'PUT',
    path: `${ofWeek}/answers`,
    access: 'person',
    summary: 'Answer, or change answers; what is shared becomes a resource of the team',
    body: z.object({
      answers: z
        .array(
          z.object({
            questionId: z.string(),
            text: z.string(),
            /** The revision that was seen; 0: there was no answer. */
            seen: z.int().check(z.gte(0)),
            /** Null: only me. */
            share: z.nullable(z.object({ teamId: z.string(), kind: z.enum(['story', 'idea', 'note']) })),
          }),
        )
        .check(z.maxLength(5)),
    }),
    reply: answersReply,
  },
  takeBackAnswer: {
    method: 'DELETE',
    path: `${ofWeek}/answers/{questionId}`,
    access: 'person',
    summary: 'Remove an answer; what a team was given stays there until it is deleted there',
    /** The revision that was seen; another one stays, and the answer is 412. */
    query: z.object({ seen: z.coerce.number().check(z.int(), z.gte(1)) }),
    reply: checkInReply,
  },
  skipCheckIn: {
    method: 'PUT',
    path: `${ofWeek}/skipped`,
    access: 'person',
    summary: 'Skip the week, or take that back',
    body: z.object({ isSkipped: z.boolean() }),
    reply: checkInReply,
  },
  postponeCheckIn: {
    method: 'PUT',
    path: `${ofWeek}/later`,
    access: 'person',
    summary: 'Ask again in two hours or tomorrow morning',
    body: z.object({ later: z.enum(['hours', 'tomorrow']) }),
    reply: laterReply,
  },
} as const satisfies Record<string, Endpoint>

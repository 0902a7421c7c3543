/** What a press on a card in a message does: links, submits, universal actions, and dialogs. */
import { useState } from 'react'
import * as z from 'zod/mini'
import { localTeamsTexts as texts } from '#domain/texts/local-teams.ts'
import { invoke, sendMessage, submitCard, type Acting } from '../api/local-api.ts'
import type { Message, Outcome } from '../api/wire.ts'
import type { CardAction } from '../cards/card-view.tsx'
import type { DialogRequest } from '../extension/card-dialog.tsx'
import { placeAt } from '../place.ts'
import { teamsThemeOf, useSession } from '../session.ts'

const teamsDataSchema = z.object({
  msteams: z.object({ type: z.string(), value: z.optional(z.unknown()), text: z.optional(z.string()), title: z.optional(z.string()) }),
})

const actionAnswerSchema = z.object({ statusCode: z.optional(z.number()), type: z.optional(z.string()), value: z.optional(z.unknown()) })

type Given = { readonly message: Message; readonly acting: Acting; readonly onDialog: (request: DialogRequest) => void }

/**
 * `replacement` is the card that the app answered with, to be shown in place of the message's own until the message changes;
 * `notice` is what it said instead, until the next press.
 */
export function useCardActions({ message, acting, onDialog }: Given) {
  const { world, theme, openLink } = useSession()
  const [replaced, setReplaced] = useState<{ readonly of: Message; readonly card: unknown } | null>(null)
  const [notice, setNotice] = useState<CardNotice | null>(null)
  const [isBusy, setBusy] = useState(false)
  const app = world.bot.name

  const submit = async (data: unknown) => {
    const teams = teamsDataSchema.safeParse(data)
    const kind = teams.success ? teams.data.msteams.type : ''
    if (kind === 'task/fetch') {
      const value = (given: unknown) => ({ data: given, context: { theme: teamsThemeOf(theme) } })
      onDialog({
        title: app,
        acting,
        fetch: { name: 'task/fetch', value: value(data), replyToId: message.id },
        submit: (typed) => ({ name: 'task/submit', value: value(typed), replyToId: message.id }),
      })
      return
    }
    if (teams.success && (kind === 'imBack' || kind === 'messageBack')) {
      const { text, value } = teams.data.msteams
      await sendMessage(acting, { text: text ?? (typeof value === 'string' ? value : ''), attachments: [] })
      return
    }
    if (await submitCard(acting, message.id, data)) return
    const isHere = placeAt(world, message.conversationId)?.isInstalled === true
    setNotice({ intent: 'error', text: isHere ? texts.unreachable(app) : texts.notHere(app) })
  }

  const execute = async (action: Extract<CardAction, { kind: 'execute' }>) => {
    const { id, verb, data } = action
    const value = { action: { type: 'Action.Execute', ...(id !== undefined && { id }), verb, data }, trigger: 'manual' }
    const answer = readActionAnswer(await invoke(acting, { name: 'adaptiveCard/action', value, replyToId: message.id }), app)
    if (answer.kind === 'card') setReplaced({ of: message, card: answer.card })
    else if (answer.kind !== 'nothing') setNotice({ intent: answer.kind === 'message' ? 'info' : 'error', text: answer.text })
  }

  const act = (action: CardAction) => {
    if (action.kind === 'open') return openLink(action.url)
    if (isBusy) return undefined
    setBusy(true)
    setNotice(null)
    void (action.kind === 'submit' ? submit(action.data) : execute(action)).finally(() => setBusy(false))
    return undefined
  }

  return { act, isBusy, notice, replacement: replaced?.of === message ? replaced.card : undefined }
}

export type CardNotice = { readonly intent: 'info' | 'error'; readonly text: string }

type ActionAnswer =
  | { readonly kind: 'card'; readonly card: unknown }
  | { readonly kind: 'message' | 'error'; readonly text: string }
  | { readonly kind: 'nothing' }

/** As in "Universal Actions for Adaptive Cards": the HTTP status says that there is an answer, the one in it says what it is. */
export function readActionAnswer(outcome: Outcome, app: string): ActionAnswer {
  if (outcome.outcome === 'late') return { kind: 'error', text: texts.lateSearch(app) }
  if (outcome.outcome === 'unreachable') return { kind: 'error', text: texts.unreachable(app) }
  if (outcome.status >= 300) return { kind: 'error', text: texts.refused(app, outcome.status) }
  const body = actionAnswerSchema.safeParse(outcome.body)
  if (!body.success) return outcome.body === undefined ? { kind: 'nothing' } : { kind: 'error', text: texts.unreadable(app) }
  const { statusCode = 200, type, value } = body.data
  if (statusCode >= 300 || type?.startsWith('application/vnd.microsoft.error') === true)
    return { kind: 'error', text: errorText(value) ?? texts.refused(app, statusCode) }
  if (type === 'application/vnd.microsoft.card.adaptive') return { kind: 'card', card: value }
  return type === 'application/vnd.microsoft.activity.message' && typeof value === 'string'
    ? { kind: 'message', text: value }
    : { kind: 'nothing' }
}

function errorText(value: unknown): string | undefined {
  const error = z.object({ message: z.string() }).safeParse(value)
  return error.success ? error.data.message : undefined
}

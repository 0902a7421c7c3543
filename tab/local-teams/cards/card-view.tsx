/** One Adaptive Card, drawn by Microsoft's open renderer. What its buttons mean is the caller's business. */
import { AdaptiveCard, ExecuteAction, OpenUrlAction, SubmitAction, type Action } from 'adaptivecards'
import { useEffect, useRef, useState } from 'react'
import { localTeamsTexts as texts } from '#domain/texts/local-teams.ts'
import { createHostConfig } from './host-config.ts'
import { markdownToHtml } from './markdown.ts'
import './card.css'

export type CardAction =
  | { readonly kind: 'open'; readonly url: string }
  /** `data` holds the action's own data and what was typed. */
  | { readonly kind: 'submit'; readonly data: unknown }
  | { readonly kind: 'execute'; readonly id: string | undefined; readonly verb: string; readonly data: unknown }

type Props = {
  readonly card: unknown
  readonly onAction: (action: CardAction) => void
  /** Puts the cursor into the first field once drawn, or on the first button of a card without fields. */
  readonly focusFirstInput?: boolean
  /** Small buttons, as in a conversation. */
  readonly isCompact?: boolean
}

export function CardView({ card, onAction, focusFirstInput = false, isCompact = false }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const act = useRef(onAction)
  const [isUnreadable, setUnreadable] = useState(false)
  useEffect(() => {
    act.current = onAction
  })
  useEffect(() => {
    const element = drawCard(card, (action) => act.current(action))
    setUnreadable(element === null)
    if (element !== null) host.current?.replaceChildren(element)
    const first = host.current?.querySelector<HTMLElement>('input, textarea, select') ?? host.current?.querySelector('button')
    if (focusFirstInput) first?.focus()
  }, [card, focusFirstInput])
  return (
    <>
      {isUnreadable && <span>{texts.unreadableCard}</span>}
      <div ref={host} className={isCompact ? 'ac-card-compact' : undefined} />
    </>
  )
}

/** Null when the card cannot be read. */
function drawCard(card: unknown, onAction: (action: CardAction) => void): HTMLElement | null {
  AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdownToHtml(text)
    result.didProcess = true
  }
  const adaptiveCard = new AdaptiveCard()
  adaptiveCard.hostConfig = createHostConfig()
  adaptiveCard.onExecuteAction = (action) => {
    const meaning = readAction(action)
    if (meaning !== null) onAction(meaning)
  }
  adaptiveCard.onAnchorClicked = (_element, anchor) => {
    onAction({ kind: 'open', url: anchor.href })
    return true
  }
  if (typeof card !== 'object' || card === null) return null
  adaptiveCard.parse(card)
  return adaptiveCard.render() ?? null
}

function readAction(action: Action): CardAction | null {
  if (action instanceof OpenUrlAction) return { kind: 'open', url: action.url ?? '' }
  if (action instanceof ExecuteAction) return { kind: 'execute', id: action.id, verb: action.verb ?? '', data: action.data ?? {} }
  if (action instanceof SubmitAction) return { kind: 'submit', data: action.data ?? {} }
  return null
}

/** Typeahead over a query command: asks as one types, keeps only the newest answer, and fetches further pages of 25. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { localTeamsTexts as texts } from '#domain/texts/local-teams.ts'
import { invoke, type Acting } from '../api/local-api.ts'
import type { Attachment, Command } from '../api/wire.ts'
import { readAnswer } from './answers.ts'

/** Teams' own page size on the desktop. */
const pageSize = 25
/** Long enough to skip most keystrokes, short enough not to be felt. */
const typingPauseMs = 200

export type Search = {
  readonly results: readonly Attachment[]
  /** A full page came back, so there may be more. */
  readonly hasMore: boolean
  readonly isSearching: boolean
  /** What the app says instead of results, or what went wrong. */
  readonly notice: string | null
  readonly loadMore: () => void
  readonly tryAgain: () => void
}

type Found = Pick<Search, 'results' | 'hasMore' | 'notice'>

const nothing: Found = { results: [], hasMore: false, notice: null }

export function useSearch(command: Command, acting: Acting, text: string, app: string): Search {
  const [found, setFound] = useState<Found>(nothing)
  const [isSearching, setSearching] = useState(true)
  const newest = useRef(0)
  // Nothing typed and no first run: Teams waits for words.
  const isWaiting = text.trim() === '' && !command.initialRun
  const { person, conversationId, locale } = acting

  const ask = useCallback(
    async (skip: number, before: readonly Attachment[]) => {
      newest.current += 1
      const mine = newest.current
      setSearching(true)
      const outcome = await invoke(
        { person, conversationId, locale },
        {
          name: 'composeExtension/query',
          source: 'compose',
          value: { commandId: command.id, parameters: parametersOf(command, text), queryOptions: { skip, count: pageSize } },
        },
      )
      if (mine !== newest.current) return
      setSearching(false)
      const answer = readAnswer(outcome, app, texts.lateSearch(app))
      if (answer.kind === 'result') {
        const { attachments } = answer
        setFound({ results: [...before, ...attachments], hasMore: attachments.length >= pageSize, notice: null })
        return
      }
      const notice =
        answer.kind === 'message' || answer.kind === 'trouble' ? answer.text : answer.kind === 'done' ? null : texts.unreadable(app)
      setFound({ results: before, hasMore: false, notice })
    },
    [command, person, conversationId, locale, text, app],
  )

  useEffect(() => {
    if (isWaiting) {
      // What is still on its way belongs to words that are gone.
      newest.current += 1
      return undefined
    }
    const pause = setTimeout(() => void ask(0, []), text === '' ? 0 : typingPauseMs)
    return () => clearTimeout(pause)
  }, [ask, isWaiting, text])

  return {
    ...(isWaiting ? nothing : found),
    isSearching: isSearching && !isWaiting,
    loadMore: () => {
      if (found.hasMore && !isSearching) void ask(found.results.length, found.results)
    },
    tryAgain: () => void ask(0, []),
  }
}

/** With nothing typed, Teams sends `initialRun` in place of the command's parameter. */
function parametersOf(command: Command, text: string) {
  if (text.trim() === '') return [{ name: 'initialRun', value: 'true' }]
  return [{ name: command.parameters[0]?.name ?? 'query', value: text }]
}

/** What the bot says to a written message: a command is done, a greeting gets help, everything else a way forward. */
import type { Texts } from '#domain/texts/texts.ts'
import { withoutPiledMarks } from '#domain/text.ts'
import type { AdaptiveCard } from '#bot/ports/delivery.ts'
import { appIdOf, personalDeepLink } from '#bot/teams/cards/deep-link.ts'
import { helpCard, noticeCard, textCard, unknownCard } from '#bot/teams/cards/notice-card.ts'
import type { TurnAnswer, TurnOf } from '#bot/teams/turn.ts'
import { findByMessage, type FindByMessageDeps } from './find-by-message.ts'
import { saveByMessage, type SaveByMessageDeps } from './save-by-message.ts'

export type AnswerMessageDeps = FindByMessageDeps & SaveByMessageDeps & { readonly texts: Texts }

const greetings = new Set(
  ['', 'help', 'help me', 'help please', 'help me please', '?', 'start', 'what can you do', 'what can you do?', 'who are you?'].concat([
    'hi',
    'hello',
    'hey',
    'good morning',
    'good afternoon',
    'hallo',
    'guten morgen',
    'moin',
    'hola',
    'bonjour',
    'salut',
    'ciao',
  ]),
)
const deletions = new Set(['delete me', 'delete my data', 'forget me'])
const thanks = new Set(['thanks', 'thank you', 'thank you very much', 'danke', 'merci', 'gracias', 'grazie'])

export async function answerMessage(deps: AnswerMessageDeps, turn: TurnOf<'message'>): Promise<TurnAnswer> {
  const { texts } = deps
  const { text } = turn.event
  if (greetings.has(plain(text))) return message(helpCard(texts, { isPersonal: turn.place.kind === 'personal' }), texts.bot.help.title)
  if (thanks.has(plain(text))) return message(textCard(texts.chat.youAreWelcome), texts.chat.youAreWelcome)
  if (deletions.has(plain(text))) return ownData(texts, turn)
  const [, command = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/u.exec(text) ?? []
  switch (plain(command)) {
    case 'find':
      return findByMessage(deps, turn, rest)
    case 'note':
    case 'save':
      if (turn.place.kind !== 'personal')
        return message(noticeCard({ title: texts.bot.help.title, text: texts.chat.onlyPersonal }), texts.chat.onlyPersonal)
      return saveByMessage(deps, turn, { text: rest, isOwnWords: plain(command) === 'note' })
    case 'export':
      return ownData(texts, turn)
    case 'share':
      return message(noticeCard({ title: texts.share.action, text: texts.chat.shareByForm }), texts.chat.shareByForm)
    default:
      return message(unknownCard(texts, { text, isPersonal: turn.place.kind === 'personal' }), texts.chat.notUnderstood)
  }
}

/** Where a person's own data is taken out or deleted; in a channel as well, since the card tells nothing. */
function ownData(texts: Texts, { botId }: TurnOf<'message'>): TurnAnswer {
  const { title, text, open } = texts.personal.settings.bot
  return message(noticeCard({ title, text, link: { title: open, url: personalDeepLink(appIdOf(botId), 'settings') } }), title)
}

const message = (card: AdaptiveCard, summary: string): TurnAnswer => ({ kind: 'message', message: { card, summary } })

/** As people mean it: case, accents and marks at the end don't count. */
const plain = (text: string): string =>
  withoutPiledMarks(text.toLowerCase())
    .normalize('NFD')
    .replace(/[\p{M}!.,:]/gu, '')
    .trim()

/** What the bot says to a written message: a command is done, a greeting gets help, everything else a way forward. */
import type { Texts } from '#domain/texts/texts.ts'
import { withoutPiledMarks } from '#domain/text.ts'
import type { AdaptiveCard } from '#bot/ports/delivery.ts'
import { appIdOf, personalDeepLink } from '#bot/teams/cards/deep-link.ts'
import { helpCard, noticeCard, textCard, unknownCard } from '#bot/teams/cards/notice-card.ts'
import type { TurnAnswer, TurnOf } from '#bot/teams/turn.ts'
import {
  checkInByMessage,
  hearAnswer,
  pauseByMessage,
  skipByMessage,
  type CheckInByMessageDeps,
} from '#bot/teams/check-ins/check-in-by-message.ts'
import { offeredAnswer } from '#bot/teams/check-ins/offered-answer.ts'
import { personOf } from '#bot/teams/extension/teams-of.ts'
import { findByMessage, type FindByMessageDeps } from './find-by-message.ts'
import { teamSettingsByMessage, type TeamSettingsByMessageDeps } from './team-settings-by-message.ts'
import { saveByMessage, type SaveByMessageDeps } from './save-by-message.ts'

export type AnswerMessageDeps = FindByMessageDeps &
  SaveByMessageDeps &
  CheckInByMessageDeps &
  TeamSettingsByMessageDeps & { readonly texts: Texts }

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
const checkIns = new Set(['check in', 'check-in', 'checkin'])
const deletions = new Set(['delete me', 'delete my data', 'forget me'])
/** By themselves they are no answer, also while questions are asked one after the other; with more words they may be. */
const commands = new Set(['help', '?', 'pause', 'settings', 'export', ...checkIns, ...deletions])
const thanks = new Set(['thanks', 'thank you', 'thank you very much', 'danke', 'merci', 'gracias', 'grazie'])

export async function answerMessage(deps: AnswerMessageDeps, turn: TurnOf<'message'>): Promise<TurnAnswer> {
  const { texts } = deps
  const { text } = turn.event
  const isPersonal = turn.place.kind === 'personal'
  if (isPersonal && !commands.has(plain(text))) {
    const heard = await hearAnswer(deps, turn)
    if (heard !== null) return heard
  }
  if (isPersonal && texts.checkIn.typed.words.skip.some((word) => word === plain(text))) {
    const skipped = await skipByMessage(deps, turn)
    if (skipped !== null) return skipped
  }
  if (checkIns.has(plain(text))) return isPersonal ? checkInByMessage(deps, turn) : onlyPersonal(texts)
  if (greetings.has(plain(text))) return message(helpCard(texts, { isPersonal }), texts.bot.help.title)
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
    case 'pause':
      return isPersonal ? pauseByMessage(deps, turn) : onlyPersonal(texts)
    case 'settings':
      return isPersonal ? ownSettings(texts, turn) : teamSettingsByMessage(deps, turn)
    default: {
      const offered = isPersonal ? await offeredAnswer(deps, personOf(deps.gate, turn), text) : null
      return message(unknownCard(texts, { text, isPersonal, offered }), texts.chat.notUnderstood)
    }
  }
}

function ownSettings(texts: Texts, { botId }: TurnOf<'message'>): TurnAnswer {
  const { title, text, open } = texts.checkIn.settings
  return message(noticeCard({ title, text, link: { title: open, url: personalDeepLink(appIdOf(botId), 'settings') } }), title)
}

const onlyPersonal = ({ checkIn }: Texts): TurnAnswer => message(textCard(checkIn.onlyPersonal), checkIn.onlyPersonal)

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

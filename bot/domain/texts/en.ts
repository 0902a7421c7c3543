/** All words that people read, in English. Plain, calm, no exclamation marks; what a person gets, not what the system does. */
import { bot } from './en/bot.ts'
import { card } from './en/card.ts'
import { chat } from './en/chat.ts'
import { errors, fieldFaults } from './en/errors.ts'
import { find } from './en/find.ts'
import { kinds } from './en/kinds.ts'
import { library } from './en/library.ts'
import { share } from './en/share.ts'

export const en = {
  /** Of dates and numbers inside sentences, BCP 47. */
  locale: 'en',
  appName: 'Commonplace',
  areas: { library: 'Library' },
  notice: {
    outsideTitle: 'Open Commonplace inside Teams',
    outsideText: 'This page is the Commonplace tab of a channel. In Teams, choose the Commonplace tab above the channel.',
    noTeamTitle: 'A team\u2019s library lives in its channel',
    noTeamText: 'Open the Commonplace tab in a channel of your team.',
  },
  bot,
  card,
  chat,
  errors,
  fieldFaults,
  find,
  kinds,
  library,
  share,
} as const

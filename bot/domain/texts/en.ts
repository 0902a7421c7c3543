/** All words that people read, in English. Plain, calm, no exclamation marks; what a person gets, not what the system does. */
import { bot } from './en/bot.ts'
import { card } from './en/card.ts'
import { chat } from './en/chat.ts'
import { checkIn } from './en/check-in.ts'
import { errors, fieldFaults, tooLong, tryAgainIn } from './en/errors.ts'
import { find } from './en/find.ts'
import { kinds } from './en/kinds.ts'
import { library } from './en/library.ts'
import { metrics } from './en/metrics.ts'
import { notice } from './en/notice.ts'
import { plan } from './en/plan.ts'
import { personal } from './en/personal.ts'
import { roundUp } from './en/round-up.ts'
import { settings } from './en/settings.ts'
import { share } from './en/share.ts'

export const en = {
  /** Of dates and numbers inside sentences, BCP 47. */
  locale: 'en',
  appName: 'Commonplace',
  areas: { library: 'Library', settings: 'Settings', week: 'This week', notebook: 'Notebook' },
  bot,
  card,
  chat,
  checkIn,
  errors,
  fieldFaults,
  tooLong,
  find,
  kinds,
  library,
  metrics,
  notice,
  personal,
  plan,
  roundUp,
  settings,
  share,
  tryAgainIn,
} as const

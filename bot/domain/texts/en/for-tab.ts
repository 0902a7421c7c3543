/** Words of the tab, in English: all but those that the bot alone says, so that no page has to load them. */
import { calendar } from './calendar.ts'
import { card } from './card.ts'
import { checkIn } from './check-in.ts'
import { errors, fieldFaults, tooLong, tryAgainIn } from './errors.ts'
import { kinds } from './kinds.ts'
import { library } from './library.ts'
import { notice } from './notice.ts'
import { personal } from './personal.ts'
import { settings } from './settings.ts'
import { share } from './share.ts'

export const forTab = {
  /** Of dates and numbers inside sentences, BCP 47. */
  locale: 'en',
  appName: 'Commonplace',
  areas: { library: 'Library', settings: 'Settings', week: 'This week', notebook: 'Notebook', 'check-ins': 'Check-ins' },
  calendar,
  card,
  checkIn,
  errors,
  fieldFaults,
  tooLong,
  kinds,
  library,
  notice,
  personal,
  settings,
  share,
  tryAgainIn,
} as const

/** All words that people read, in English. Plain, calm, no exclamation marks; what a person gets, not what the system does. */
import { bot } from './en/bot.ts'
import { chat } from './en/chat.ts'
import { find } from './en/find.ts'
import { forTab } from './en/for-tab.ts'
import { metrics } from './en/metrics.ts'
import { plan } from './en/plan.ts'
import { roundUp } from './en/round-up.ts'

export const en = { ...forTab, bot, chat, find, metrics, plan, roundUp } as const

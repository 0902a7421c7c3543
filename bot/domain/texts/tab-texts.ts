/** Which words somebody who reads the tab gets. Apart from `texts.ts`: what the tab imports, every page loads. */
import { forTab } from './en/for-tab.ts'
import type { Widened } from './texts.ts'

/** All but what the bot alone says. */
export type TabTexts = Widened<typeof forTab>

/** @param _locale - a BCP 47 tag as Teams gives it; English is the only language so far */
export const tabTextsFor = (_locale: string | undefined): TabTexts => forTab

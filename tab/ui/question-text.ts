/** What a question asks, in words: the bank's in the reader's language, a team's own as it is. */
import type { BankQuestion } from '#domain/check-ins/plan.ts'
import type { TabTexts } from '#domain/texts/tab-texts.ts'

export const questionText = ({ checkIn }: TabTexts, asked: { readonly bank: BankQuestion } | { readonly text: string }): string =>
  'bank' in asked ? checkIn.questions[asked.bank] : asked.text

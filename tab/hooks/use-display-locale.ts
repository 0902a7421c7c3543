/** The locale for dates and numbers: the viewer's, as Teams says, where the words are in its language; else that of the words. */
import { useHost, useTexts } from '#tab/host/host-context.ts'

export function useDisplayLocale(): string {
  const { locale } = useHost().host
  const { locale: ofWords } = useTexts()
  return locale !== undefined && languageOf(locale) === languageOf(ofWords) ? locale : ofWords
}

const languageOf = (locale: string): string | undefined => locale.split('-')[0]?.toLowerCase()

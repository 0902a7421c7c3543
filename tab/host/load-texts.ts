/** The words for a locale; a language is loaded only when somebody reads it. */
import { tabTextsFor, type TabTexts } from '#domain/texts/tab-texts.ts'

export type LoadedTexts = { readonly texts: TabTexts; readonly direction: 'ltr' | 'rtl' }

export async function loadTexts(locale: string | undefined): Promise<LoadedTexts> {
  if (locale?.toLowerCase() === 'qps-plocm') {
    const { pseudo } = await import('#domain/texts/pseudo.ts')
    return { texts: pseudo, direction: 'rtl' }
  }
  return { texts: tabTextsFor(locale), direction: 'ltr' }
}

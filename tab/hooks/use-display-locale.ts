/** The locale for dates and numbers: the viewer's, as Teams says; a pseudo-locale is none that Intl knows. */
import { useHost } from '#tab/host/host-context.ts'

export function useDisplayLocale(): string | undefined {
  const { locale } = useHost().host
  return locale === undefined || locale.startsWith('qps') ? undefined : locale
}

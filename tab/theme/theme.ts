/** Teams' three themes as Fluent's. */
import { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme, type Theme } from '@fluentui/react-components'
import type { ThemeName } from '#tab/host/connect-host.ts'

export const fluentTheme: Readonly<Record<ThemeName, Theme>> = {
  default: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
}

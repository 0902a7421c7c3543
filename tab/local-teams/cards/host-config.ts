/** How this host draws Adaptive Cards: Fluent's tokens as CSS variables, so that a card follows the theme without being drawn again. */
import { tokens } from '@fluentui/react-components'
import { HostConfig } from 'adaptivecards'

export function createHostConfig(): HostConfig {
  return new HostConfig({
    supportsInteractivity: true,
    fontTypes: {
      default: {
        fontFamily: tokens.fontFamilyBase,
        fontSizes: { small: 12, default: 14, medium: 14, large: 16, extraLarge: 20 },
        fontWeights: { lighter: 400, default: 400, bolder: 600 },
      },
      monospace: {
        fontFamily: tokens.fontFamilyMonospace,
        fontSizes: { small: 12, default: 14, medium: 14, large: 16, extraLarge: 20 },
        fontWeights: { lighter: 400, default: 400, bolder: 600 },
      },
    },
    lineHeights: { small: 16, default: 20, medium: 20, large: 22, extraLarge: 28 },
    spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 20, padding: 16 },
    separator: { lineThickness: 1, lineColor: tokens.colorNeutralStroke2 },
    imageSizes: { small: 32, medium: 48, large: 96 },
    containerStyles: {
      default: containerStyle('transparent'),
      emphasis: containerStyle(tokens.colorNeutralBackground3),
      good: containerStyle(tokens.colorPaletteGreenBackground1),
      attention: containerStyle(tokens.colorPaletteRedBackground1),
      warning: containerStyle(tokens.colorPaletteYellowBackground1),
      accent: containerStyle(tokens.colorBrandBackground2),
    },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
        optionalInputs: { weight: 'bolder' },
      },
      errorMessage: { color: 'attention', size: 'small' },
    },
    actions: {
      maxActions: 6,
      spacing: 'medium',
      // The gap is in card.css, where it also holds between lines.
      buttonSpacing: 0,
      showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      allowTitleToWrap: false,
    },
    factSet: { title: { weight: 'bolder', maxWidth: 160 }, spacing: 12 },
    textBlock: { headingLevel: 3 },
    textStyles: { heading: { weight: 'bolder', size: 'large' } },
    adaptiveCard: { allowCustomStyle: false },
  })
}

const color = (normal: string, subtle: string) => ({ default: normal, subtle })

const containerStyle = (backgroundColor: string) => ({
  backgroundColor,
  foregroundColors: {
    default: color(tokens.colorNeutralForeground1, tokens.colorNeutralForeground2),
    dark: color(tokens.colorNeutralForeground1, tokens.colorNeutralForeground2),
    light: color(tokens.colorNeutralForeground3, tokens.colorNeutralForeground3),
    accent: color(tokens.colorBrandForegroundLink, tokens.colorBrandForegroundLink),
    good: color(tokens.colorStatusSuccessForeground1, tokens.colorStatusSuccessForeground1),
    warning: color(tokens.colorStatusWarningForeground3, tokens.colorStatusWarningForeground3),
    attention: color(tokens.colorStatusDangerForeground1, tokens.colorStatusDangerForeground1),
  },
})

/** Says what this is, who one is, and how it looks. Must never be taken for Microsoft Teams. */
import { Avatar, Dropdown, makeStyles, Option, tokens } from '@fluentui/react-components'
import { useId } from 'react'
import { localTeamsTexts as texts } from '#domain/texts/local-teams.ts'
import { themeNames, type ThemeName } from '../address.ts'
import type { World } from '../api/wire.ts'
import { ClockMenu } from './clock-menu.tsx'
import { AppMark } from '../ui/app-mark.tsx'
import { narrow } from '../ui/widths.ts'

type Props = {
  readonly world: World
  readonly theme: ThemeName
  readonly onPerson: (key: string) => void
  readonly onTheme: (theme: ThemeName) => void
  readonly notify: (text: string, intent?: 'info' | 'error') => void
}

export function TopBar({ world, theme, onPerson, onTheme, notify }: Props) {
  const styles = useStyles()
  const youAreId = useId()
  return (
    <header className={styles.bar}>
      <AppMark size={24} />
      <h1 className={styles.brand}>{texts.brand}</h1>
      <span className={styles.note}>{texts.brandNote}</span>
      <ClockMenu me={world.me} notify={notify} />
      <Dropdown
        className={styles.theme}
        listbox={{ className: styles.listbox }}
        aria-label={texts.theme}
        value={texts.themes[theme]}
        selectedOptions={[theme]}
        onOptionSelect={(_event, { optionValue }) => onTheme(themeNames.find((name) => name === optionValue) ?? 'light')}
      >
        {themeNames.map((name) => (
          <Option key={name} value={name}>
            {texts.themes[name]}
          </Option>
        ))}
      </Dropdown>
      <span id={youAreId} className={styles.label}>
        {texts.youAre}
      </span>
      <Dropdown
        className={styles.person}
        listbox={{ className: styles.people }}
        positioning={{ position: 'below', align: 'end' }}
        aria-labelledby={youAreId}
        value={world.me.name}
        selectedOptions={[world.me.key]}
        button={{
          children: (
            <span className={styles.chosen}>
              <Avatar size={20} name={world.me.name} color="colorful" aria-hidden="true" />
              <span className={styles.name}>{world.me.name}</span>
            </span>
          ),
        }}
        onOptionSelect={(_event, { optionValue }) => optionValue !== undefined && onPerson(optionValue)}
      >
        {world.people.map((person) => (
          <Option key={person.key} value={person.key} text={person.name}>
            <Avatar size={24} name={person.name} color="colorful" aria-hidden="true" />
            <span className={styles.option}>
              {person.name}
              <span className={styles.role}>{person.role}</span>
            </span>
          </Option>
        ))}
      </Dropdown>
    </header>
  )
}

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    height: '48px',
    boxSizing: 'border-box',
    padding: '0 16px',
    [narrow]: { padding: '0 8px' },
  },
  brand: {
    margin: '0 0 0 4px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
    [narrow]: { flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' },
  },
  note: {
    [narrow]: { display: 'none' },
    flex: 1,
    minWidth: 0,
    marginInlineStart: '8px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    lineHeight: tokens.lineHeightBase200,
  },
  theme: { minWidth: '108px', [narrow]: { minWidth: '88px' } },
  label: {
    marginInlineStart: '8px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    whiteSpace: 'nowrap',
    [narrow]: { display: 'none' },
  },
  person: { minWidth: '168px', [narrow]: { minWidth: '0', width: '64px' } },
  listbox: { maxHeight: '480px', minWidth: '120px' },
  people: { maxHeight: '560px', minWidth: '288px' },
  chosen: { display: 'flex', alignItems: 'center', gap: '8px', minWidth: 0 },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  option: { display: 'flex', flexDirection: 'column' },
  role: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
})

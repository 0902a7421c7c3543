/** The text of a resource: written as Markdown, seen as it will be read, begun from a template. */
import { useEffect, useRef, useState } from 'react'
import {
  Button,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Tab,
  TabList,
  Text,
  Textarea,
  Toolbar,
  ToolbarButton,
  Tooltip,
  tokens,
} from '@fluentui/react-components'
import { DocumentTextRegular } from '@fluentui/react-icons/svg/document-text'
import { TextBoldRegular } from '@fluentui/react-icons/svg/text-bold'
import { TextBulletListRegular } from '@fluentui/react-icons/svg/text-bullet-list'
import { TextNumberListLtrRegular } from '@fluentui/react-icons/svg/text-number-list-ltr'
import { limits } from '#domain/limits.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { FormField } from '#tab/ui/field.tsx'
import { MarkdownText } from '#tab/ui/markdown-text.tsx'
import { formats, formatText, type Format } from './format-text.ts'
import { withTemplate } from './form-draft.ts'

export type BodyInputProps = {
  readonly value: string
  readonly error: string | null
  readonly offersTemplates: boolean
  /** Somebody has just asked for it. */
  readonly takesFocus: boolean
  readonly onChange: (value: string) => void
}

const useStyles = makeStyles({
  body: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '4px' },
  bar: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', alignItems: 'center', gap: '4px' },
  preview: {
    minHeight: '140px',
    padding: '8px 12px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  formats: { padding: 0, marginInlineEnd: 'auto' },
  nothing: { color: tokens.colorNeutralForeground3 },
})

const icons = { bold: <TextBoldRegular />, list: <TextBulletListRegular />, steps: <TextNumberListLtrRegular /> } as const

export function BodyInput({ value, error, offersTemplates, takesFocus, onChange }: BodyInputProps) {
  const styles = useStyles()
  const { share } = useTexts()
  const [view, setView] = useState<'write' | 'preview'>('write')
  const textRef = useRef<HTMLTextAreaElement>(null)
  const mark = (format: Format): void => {
    const area = textRef.current
    if (area === null) return
    const next = formatText({ text: value, start: area.selectionStart, end: area.selectionEnd }, format)
    onChange(next.text)
    // After the text has been drawn.
    requestAnimationFrame(() => {
      area.focus()
      area.setSelectionRange(next.start, next.end)
    })
  }
  useEffect(() => {
    if (takesFocus) textRef.current?.focus()
  }, [takesFocus, textRef])
  return (
    <div className={styles.body}>
      <div className={styles.bar}>
        <TabList
          size="small"
          selectedValue={view}
          aria-label={share.bodyView}
          onTabSelect={(_event, tab) => setView(tab.value as typeof view)}
        >
          <Tab value="write">{share.write}</Tab>
          <Tab value="preview">{share.preview}</Tab>
        </TabList>
        {view === 'write' ? (
          <Toolbar size="small" className={styles.formats} aria-label={share.formats.label}>
            {formats.map((format) => (
              <Tooltip key={format} content={share.formats[format]} relationship="label">
                <ToolbarButton icon={icons[format]} onClick={() => mark(format)} />
              </Tooltip>
            ))}
          </Toolbar>
        ) : null}
        {offersTemplates && view === 'write' ? (
          <Menu>
            <MenuTrigger disableButtonEnhancement>
              <Button appearance="subtle" size="small" icon={<DocumentTextRegular />}>
                {share.template}
              </Button>
            </MenuTrigger>
            <MenuPopover>
              <MenuList>
                {Object.entries(share.templates).map(([key, { name, body }]) => (
                  <MenuItem
                    key={key}
                    onClick={() => {
                      onChange(withTemplate(value, body))
                      // After the menu has given the focus back.
                      requestAnimationFrame(() => textRef.current?.focus())
                    }}
                  >
                    {name}
                  </MenuItem>
                ))}
              </MenuList>
            </MenuPopover>
          </Menu>
        ) : null}
      </div>
      {view === 'write' ? (
        <FormField label={share.bodyLabel} hint={share.bodyHint} error={error} value={value} maxGraphemes={limits.maxBodyGraphemes}>
          <Textarea
            textarea={{ ref: textRef }}
            value={value}
            onChange={(_event, next) => onChange(next.value)}
            resize="vertical"
            rows={8}
          />
        </FormField>
      ) : (
        <div className={styles.preview} role="region" aria-label={share.preview}>
          {value.trim() === '' ? <Text className={styles.nothing}>{share.nothingToPreview}</Text> : <MarkdownText text={value} />}
        </div>
      )}
    </div>
  )
}

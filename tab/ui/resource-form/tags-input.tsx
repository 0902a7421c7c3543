/** Tags with suggestions from those the team uses. Enter or a comma adds one; what is half typed is added when the field is left. */
import { useState } from 'react'
import {
  Caption1,
  makeStyles,
  Tag,
  TagPicker,
  TagPickerControl,
  TagPickerGroup,
  TagPickerInput,
  TagPickerList,
  TagPickerOption,
  tokens,
} from '@fluentui/react-components'
import { normalTag, parseTags } from '#domain/resources/tags.ts'
import { useTexts } from '#tab/host/host-context.ts'

export type TagCount = { readonly tag: string; readonly count: number }

export type TagsInputProps = {
  /** Separated by commas. */
  readonly value: string
  readonly onChange: (value: string) => void
  /** The most used first. */
  readonly known: readonly TagCount[]
}

const maxSuggestions = 6

const useStyles = makeStyles({
  option: { display: 'flex', justifyContent: 'space-between', gap: '12px', width: '100%' },
  count: { color: tokens.colorNeutralForeground3 },
  control: { minHeight: '32px', boxSizing: 'border-box', minWidth: 0, width: '100%' },
  input: { minWidth: '80px' },
})

export function TagsInput({ value, onChange, known }: TagsInputProps) {
  const styles = useStyles()
  const { share } = useTexts()
  const [typed, setTyped] = useState('')
  const chosen = parseTags(value)
  const suggestions = suggestTags(typed, chosen, known)
  const add = (text: string): void => {
    setTyped('')
    const next = parseTags([...chosen, ...parseTags(text)])
    if (next.length > chosen.length) onChange(next.join(', '))
  }
  return (
    <TagPicker
      selectedOptions={[...chosen]}
      noPopover={suggestions.length === 0}
      onOptionSelect={(_event, { selectedOptions }) => {
        setTyped('')
        onChange(selectedOptions.join(', '))
      }}
    >
      <TagPickerControl className={styles.control}>
        <TagPickerGroup aria-label={share.tagsLabel}>
          {chosen.map((tag) => (
            <Tag key={tag} value={tag} size="small" shape="rounded" aria-label={share.removeTag(tag)}>
              {tag}
            </Tag>
          ))}
        </TagPickerGroup>
        <TagPickerInput
          aria-label={share.tagsLabel}
          className={styles.input}
          value={typed}
          placeholder={chosen.length === 0 ? share.tagsPlaceholder : ''}
          onChange={({ target }) => (/[,;]/u.test(target.value) ? add(target.value) : setTyped(target.value))}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || typed.trim() === '' || event.currentTarget.getAttribute('aria-activedescendant')) return
            event.preventDefault()
            add(typed)
          }}
          onBlur={() => add(typed)}
        />
      </TagPickerControl>
      <TagPickerList>
        {suggestions.map(({ tag, count }) => (
          <TagPickerOption key={tag} value={tag} text={tag}>
            <span className={styles.option}>
              {tag}
              {count === 0 ? null : <Caption1 className={styles.count}>{count}</Caption1>}
            </span>
          </TagPickerOption>
        ))}
      </TagPickerList>
    </TagPicker>
  )
}

/** What is typed first, then the team's own tags that begin with it, then those that hold it. */
export function suggestTags(typed: string, chosen: readonly string[], known: readonly TagCount[]): readonly TagCount[] {
  const wanted = normalTag(typed)
  const open = known.filter(({ tag }) => !chosen.includes(tag))
  if (wanted === '') return open.slice(0, maxSuggestions)
  const starting = open.filter(({ tag }) => tag.startsWith(wanted))
  const holding = open.filter(({ tag }) => !tag.startsWith(wanted) && tag.includes(wanted))
  const isNew = !chosen.includes(wanted) && !open.some(({ tag }) => tag === wanted)
  return [...(isNew ? [{ tag: wanted, count: 0 }] : []), ...starting, ...holding].slice(0, maxSuggestions)
}

/** A time zone, chosen by typing a city. */
import { useState } from 'react'
import { Combobox, makeStyles, Option } from '@fluentui/react-components'
import { useTexts } from '#tab/host/host-context.ts'
import { placeOf } from './calendar-words.ts'
import { FormField } from './field.tsx'
import { zonesFor } from './zones.ts'

const useStyles = makeStyles({ box: { maxWidth: '360px' }, list: { maxHeight: '320px' } })

export type ZoneInputProps = {
  readonly label: string
  readonly hint?: string
  readonly error?: string | null
  /** IANA name; null is `none`. */
  readonly zone: string | null
  /** What it is called when no zone is chosen; left out: one has to be. */
  readonly none?: string
  readonly onChange: (zone: string | null) => void
}

export function ZoneInput({ label, hint, error = null, zone, none, onChange }: ZoneInputProps) {
  const styles = useStyles()
  const { calendar } = useTexts()
  const [typed, setTyped] = useState<string | null>(null)
  const { zones, hasMore } = zonesFor(typed ?? '', zone)
  const isNoneOffered = none !== undefined && (typed ?? '').trim() === ''
  const shown = zone === null ? (none ?? '') : placeOf(zone)
  return (
    <FormField label={label} hint={typed !== null && hasMore ? calendar.moreZones : (hint ?? calendar.zoneHint)} error={error}>
      <Combobox
        className={styles.box}
        freeform
        listbox={{ className: styles.list }}
        value={typed ?? shown}
        selectedOptions={[zone ?? noZone]}
        onChange={({ target }) => setTyped(target.value)}
        // What was typed and not chosen chooses nothing.
        onBlur={() => setTyped(null)}
        onFocus={({ target }) => target.select()}
        onOptionSelect={(_event, { optionValue }) => {
          // Typing lets go of what was selected, which chooses nothing.
          if (optionValue === undefined || optionValue === '') return
          setTyped(null)
          onChange(optionValue === noZone ? null : optionValue)
        }}
      >
        {isNoneOffered ? (
          <Option value={noZone} text={none}>
            {none}
          </Option>
        ) : null}
        {zones.map((one) => (
          <Option key={one} value={one} text={placeOf(one)}>
            {placeOf(one)}
          </Option>
        ))}
        {zones.length === 0 ? (
          <Option disabled value="" text={calendar.noZone}>
            {calendar.noZone}
          </Option>
        ) : null}
      </Combobox>
    </FormField>
  )
}

const noZone = 'none'

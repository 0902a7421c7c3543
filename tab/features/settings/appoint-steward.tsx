/** Appoints a steward: begin to type a name, choose the member. */
import { useState } from 'react'
import { Combobox, makeStyles, Option } from '@fluentui/react-components'
import { useAppointSteward, useMembers } from '#tab/api/team.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { useDebounced } from '#tab/hooks/use-debounced.ts'
import { FormField } from '#tab/ui/field.tsx'

const searchDelayMs = 80

const useStyles = makeStyles({ box: { maxWidth: '360px' } })

export type AppointStewardProps = { readonly teamId: string; readonly stewardIds: readonly string[] }

export function AppointSteward({ teamId, stewardIds }: AppointStewardProps) {
  const styles = useStyles()
  const { stewards: texts } = useTexts().settings
  const [typed, setTyped] = useState('')
  const members = useMembers(teamId, useDebounced(typed.trim(), searchDelayMs))
  const appoint = useAppointSteward(teamId)
  const found = typed.trim() === '' ? [] : (members.data?.items.filter(({ personId }) => !stewardIds.includes(personId)) ?? [])
  return (
    <FormField
      label={texts.appointLabel}
      hint={members.data?.hasMore === true && found.length > 0 ? texts.moreMembers : texts.appointHint}
      error={null}
    >
      <Combobox
        className={styles.box}
        freeform
        value={typed}
        selectedOptions={[]}
        onChange={({ target }) => setTyped(target.value)}
        onOptionSelect={(_event, { optionValue }) => {
          const member = found.find(({ personId }) => personId === optionValue)
          if (member === undefined) return
          appoint.mutate(member)
          setTyped('')
        }}
      >
        {found.map(({ personId, name }) => (
          <Option key={personId} value={personId} text={name}>
            {name}
          </Option>
        ))}
        {typed.trim() !== '' && members.isSuccess && found.length === 0 ? (
          <Option disabled value="" text={texts.noMember}>
            {texts.noMember}
          </Option>
        ) : null}
      </Combobox>
    </FormField>
  )
}

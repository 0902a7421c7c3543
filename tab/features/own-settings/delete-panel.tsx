/** Deletes whoever looks at it: says in plain words what happens, lets them choose what becomes of what they gave, and asks. */
import { useState } from 'react'
import { Button, Field, makeStyles, Radio, RadioGroup } from '@fluentui/react-components'
import type { Contributions } from '#tab/api/own-data.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { Panel } from '#tab/ui/panel.tsx'
import { DeleteDialog } from './delete-dialog.tsx'

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: '20px', display: 'grid', gap: '4px' },
  button: { justifySelf: 'start' },
})

export function DeletePanel({ onDone }: { readonly onDone: () => void }) {
  const styles = useStyles()
  const { delete: texts } = useTexts().personal.settings
  const [contributions, setContributions] = useState<Contributions>('keep')
  const [isAsking, setIsAsking] = useState(false)
  return (
    <Panel title={texts.title} text={texts.text}>
      <ul className={styles.list}>
        {texts.whatHappens.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Field label={texts.choice}>
        <RadioGroup value={contributions} onChange={(_event, { value }) => setContributions(value === 'remove' ? 'remove' : 'keep')}>
          <Radio value="keep" label={texts.keep} />
          <Radio value="remove" label={texts.remove} />
        </RadioGroup>
      </Field>
      <Button className={styles.button} onClick={() => setIsAsking(true)}>
        {texts.action}
      </Button>
      {isAsking ? <DeleteDialog contributions={contributions} onStay={() => setIsAsking(false)} onDone={onDone} /> : null}
    </Panel>
  )
}

/** Before an entry is passed on: what the team will see of it, whose words they are, and what stays one's own. */
import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components'
import type { EntryReply } from '#domain/api/replies.ts'
import { useTexts } from '#tab/host/host-context.ts'

export type WhatGoesOutProps = {
  readonly entry: EntryReply
  /** Null when the line has words already. */
  readonly onUseThought: (() => void) | null
}

const useStyles = makeStyles({ bar: { marginBottom: '12px' }, words: { overflowWrap: 'anywhere' } })

export function WhatGoesOut({ entry: { source, thought }, onUseThought }: WhatGoesOutProps) {
  const styles = useStyles()
  const { passOn } = useTexts().share
  const sentences = [
    source === null ? null : passOn.from(source.author.name),
    passOn.goesOut,
    thought === '' ? null : passOn.thought(thought),
  ]
  return (
    <MessageBar intent="info" layout="multiline" className={styles.bar}>
      <MessageBarBody className={styles.words}>{sentences.filter((sentence) => sentence !== null).join(' ')}</MessageBarBody>
      {thought === '' || onUseThought === null ? null : (
        <MessageBarActions>
          <Button size="small" onClick={onUseThought}>
            {passOn.useThought}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  )
}

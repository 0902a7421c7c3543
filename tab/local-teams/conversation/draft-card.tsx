/** A card that will be sent with the message, above the text; its buttons mean nothing before it is sent. */
import { Button, makeStyles, tokens, Tooltip } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import type { Attachment } from '../api/wire.ts'
import { CardView } from '../cards/card-view.tsx'
import { cardOf } from '../extension/answers.ts'

type Props = {
  readonly attachment: Attachment
  readonly label: string
  readonly removeLabel: string
  readonly onRemove: () => void
}

export function DraftCard({ attachment, label, removeLabel, onRemove }: Props) {
  const styles = useStyles()
  return (
    <div className={styles.draft} role="group" aria-label={label}>
      <div className={styles.card} inert>
        <CardView isCompact card={cardOf(attachment)} onAction={() => undefined} />
      </div>
      <Tooltip content={removeLabel} relationship="label">
        <Button appearance="subtle" icon={<DismissRegular />} onClick={onRemove} />
      </Tooltip>
    </div>
  )
}

const useStyles = makeStyles({
  draft: { display: 'flex', alignItems: 'flex-start', gap: '4px', padding: '8px 8px 0 12px', maxHeight: '220px', overflowY: 'auto' },
  card: { flex: '0 1 400px', minWidth: 0, border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusXLarge },
})

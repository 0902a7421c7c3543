/** What a resource says about itself: half-formed on purpose, or no longer true. */
import { Badge } from '@fluentui/react-components'
import { HistoryDismissRegular } from '@fluentui/react-icons/svg/history-dismiss'
import { useTexts } from '#tab/host/host-context.ts'

export type MarkProps = { readonly className?: string }

export function RoughMark({ className }: MarkProps) {
  return (
    <Badge appearance="tint" color="informative" className={className}>
      {useTexts().library.rough}
    </Badge>
  )
}

export function OutdatedMark({ className }: MarkProps) {
  return (
    <Badge appearance="tint" color="warning" icon={<HistoryDismissRegular />} className={className}>
      {useTexts().library.outdated}
    </Badge>
  )
}

/** The bar of an open resource: its kind, sharing it in a chat, editing, and what one seldom does. */
import { useState, type MouseEvent } from 'react'
import {
  Button,
  Caption1,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
  Tooltip,
  useRestoreFocusTarget,
} from '@fluentui/react-components'
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left'
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { HistoryDismissRegular } from '@fluentui/react-icons/svg/history-dismiss'
import { HistoryRegular } from '@fluentui/react-icons/svg/history'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import { ShareRegular } from '@fluentui/react-icons/svg/share'
import type { ResourceReply, ResourceSummaryReply } from '#domain/api/replies.ts'
import { useDeleteResource } from '#tab/api/deletions.ts'
import { useSetOutdated } from '#tab/api/resources.ts'
import { useHost, useTeamId, useTexts } from '#tab/host/host-context.ts'
import { shareableLink } from '#tab/host/library-link.ts'
import { shareLink } from '#tab/host/open-in-teams.ts'
import { useNotices } from '#tab/hooks/use-notices.tsx'
import { KindTile } from '#tab/ui/kind-tile.tsx'
import type { DetailDialog } from './detail-dialogs.tsx'

export type DetailBarProps = {
  readonly shown: ResourceSummaryReply | undefined
  readonly whole: ResourceReply | undefined
  readonly isBesideList: boolean
  readonly onClose: () => void
  readonly onDeleted: () => void
  readonly onDialog: (dialog: DetailDialog) => void
}

const phone = '@container (max-width: 400px)'

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    minHeight: '44px',
    boxSizing: 'border-box',
    padding: '0 8px 0 24px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [phone]: { padding: '0 4px' },
  },
  kind: {
    flexGrow: 1,
    marginInlineStart: '6px',
    color: tokens.colorNeutralForeground2,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  share: { fontWeight: tokens.fontWeightRegular, flexShrink: 0, [phone]: { minWidth: '32px' } },
  shareText: { [phone]: { display: 'none' } },
})

export function DetailBar({ shown, whole, isBesideList, onClose, onDeleted, onDialog }: DetailBarProps) {
  const styles = useStyles()
  const { library, kinds } = useTexts()
  return (
    <div className={styles.bar}>
      {isBesideList ? null : (
        <Tooltip content={library.back} relationship="label">
          <Button appearance="subtle" icon={<ArrowLeftRegular />} onClick={onClose} />
        </Tooltip>
      )}
      {shown === undefined ? null : <KindTile kind={shown.kind} isNamed={false} size="small" />}
      <Caption1 className={styles.kind}>{shown === undefined ? '' : kinds[shown.kind].name}</Caption1>
      {shown === undefined ? null : <ShareButton resourceId={shown.resourceId} title={shown.title} />}
      {whole === undefined ? null : <ChangeButtons resource={whole} onDeleted={onDeleted} onDialog={onDialog} />}
      {isBesideList ? (
        <Tooltip content={library.closeDetails} relationship="label">
          <Button appearance="subtle" icon={<DismissRegular />} onClick={onClose} />
        </Tooltip>
      ) : null}
    </div>
  )
}

function ShareButton({ resourceId, title }: { readonly resourceId: string; readonly title: string }) {
  const styles = useStyles()
  const { actions } = useTexts().library
  const teamId = useTeamId()
  const { channelId } = useHost().host
  const notices = useNotices()
  const share = async (button: HTMLElement): Promise<void> => {
    const link = shareableLink(window.location.origin, { teamId, resourceId, channelId })
    const outcome = await shareLink(link, title)
    // Teams' dialog takes the focus, and gives it back to the page, which no longer knows where it was.
    if (outcome === 'shown') window.addEventListener('focus', () => button.focus(), { once: true })
    if (outcome === 'copied') notices.done(actions.linkCopied)
    if (outcome === 'refused') notices.done(actions.linkToCopy(link))
  }
  return (
    <Button
      appearance="subtle"
      size="small"
      className={styles.share}
      icon={<ShareRegular />}
      aria-label={actions.share}
      onClick={({ currentTarget }: MouseEvent<HTMLElement>) => void share(currentTarget)}
    >
      <span className={styles.shareText}>{actions.share}</span>
    </Button>
  )
}

function ChangeButtons({
  resource,
  onDeleted,
  onDialog,
}: Pick<DetailBarProps, 'onDeleted' | 'onDialog'> & { readonly resource: ResourceReply }) {
  const { library } = useTexts()
  const { actions } = library
  const { teamId, resourceId, title, isOutdated, mayEdit, mayDelete } = resource
  const { me } = useHost().host
  const renew = useSetOutdated(teamId, resourceId, me)
  const remove = useDeleteResource(teamId)
  const restoreTarget = useRestoreFocusTarget()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      {mayEdit ? (
        <Tooltip content={actions.edit} relationship="label">
          <Button appearance="subtle" icon={<EditRegular />} onClick={() => onDialog('edit')} {...restoreTarget} />
        </Tooltip>
      ) : null}
      <Menu open={isOpen} onOpenChange={(_event, { open }) => setIsOpen(open)}>
        <MenuTrigger disableButtonEnhancement>
          <Tooltip content={library.more} relationship="label">
            <Button appearance="subtle" icon={<MoreHorizontalRegular />} {...restoreTarget} />
          </Tooltip>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem icon={<HistoryRegular />} onClick={() => onDialog('history')}>
              {actions.history}
            </MenuItem>
            <MenuItem
              icon={isOutdated ? <CheckmarkRegular /> : <HistoryDismissRegular />}
              onClick={() => (isOutdated ? renew.mutate({ isOutdated: false }) : onDialog('outdate'))}
            >
              {isOutdated ? actions.renew : actions.outdate}
            </MenuItem>
            {mayDelete ? (
              <MenuItem
                icon={<DeleteRegular />}
                onClick={() => {
                  remove.mutate({ resourceId, title })
                  onDeleted()
                }}
              >
                {actions.delete}
              </MenuItem>
            ) : null}
          </MenuList>
        </MenuPopover>
      </Menu>
    </>
  )
}

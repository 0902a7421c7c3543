/** What one can do to a team: the app in it, its name, its people, its channels. */
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Tooltip,
} from '@fluentui/react-components'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import { useState } from 'react'
import { localTeamsTexts as texts } from '#domain/texts/local-teams.ts'
import { changeInstallation, changeTeam, type TeamChange } from '../api/local-api.ts'
import type { Team } from '../api/wire.ts'
import { useSession } from '../session.ts'

export function TeamMenu({ team }: { readonly team: Team }) {
  const { world, locale, notify } = useSession()
  const [isRenaming, setRenaming] = useState(false)
  const app = world.bot.name
  const acting = { person: world.me.personId, conversationId: team.threadId, locale }
  const attempt = (work: Promise<void>) => void work.catch(() => notify(texts.worldFailedHint, 'error'))
  const change = (given: TeamChange) => attempt(changeTeam(acting, given))
  const named = (isIn: boolean) =>
    world.people
      .filter(({ personId }) => team.memberIds.includes(personId) === isIn)
      .map(({ personId, name }): Choice => [name, { kind: isIn ? 'remove-member' : 'add-member', personId }])
  const channels = team.channels
    .filter(({ channelId }) => channelId !== team.threadId)
    .map(({ channelId, name }): Choice => [name, { kind: 'delete-channel', channelId }])
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Tooltip content={texts.moreFor(team.name)} relationship="label">
            <Button appearance="subtle" size="small" icon={<MoreHorizontalRegular />} />
          </Tooltip>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem onClick={() => attempt(changeInstallation(acting, team.isInstalled ? 'remove' : 'add'))}>
              {team.isInstalled ? texts.removeApp(app) : texts.addApp(app)}
            </MenuItem>
            {team.isInstalled && <MenuItem onClick={() => change({ kind: 'upgrade' })}>{texts.upgradeApp(app)}</MenuItem>}
            <MenuDivider />
            <MenuItem onClick={() => setRenaming(true)}>{texts.renameTeam}</MenuItem>
            <SubMenu title={texts.addMember} choices={named(false)} nothing={texts.everybodyIsIn} onChoose={change} />
            <SubMenu title={texts.removeMember} choices={named(true)} nothing="" onChoose={change} />
            <SubMenu title={texts.deleteChannel} choices={channels} nothing={texts.noOtherChannel} onChoose={change} />
            <MenuItem onClick={() => change({ kind: 'delete-team' })}>{texts.deleteTeam}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {isRenaming && <RenameDialog team={team} onRename={(name) => change({ kind: 'rename', name })} onClose={() => setRenaming(false)} />}
    </>
  )
}

type Choice = readonly [name: string, change: TeamChange]

type SubMenuProps = {
  readonly title: string
  readonly choices: readonly Choice[]
  /** Said when there is nothing to choose from. */
  readonly nothing: string
  readonly onChoose: (change: TeamChange) => void
}

function SubMenu({ title, choices, nothing, onChoose }: SubMenuProps) {
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuItem>{title}</MenuItem>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {choices.length === 0 && <MenuItem disabled>{nothing}</MenuItem>}
          {choices.map(([name, change]) => (
            <MenuItem key={name} onClick={() => onChoose(change)}>
              {name}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}

type RenameProps = { readonly team: Team; readonly onRename: (name: string) => void; readonly onClose: () => void }

function RenameDialog({ team, onRename, onClose }: RenameProps) {
  const [name, setName] = useState(team.name)
  return (
    <Dialog open onOpenChange={(_event, data) => !data.open && onClose()}>
      <DialogSurface aria-describedby={undefined}>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            onRename(name)
            onClose()
          }}
        >
          <DialogBody>
            <DialogTitle>{texts.renameTeam}</DialogTitle>
            <DialogContent>
              <Field label={texts.teamName}>
                <Input autoFocus maxLength={50} value={name} onChange={(_event, data) => setName(data.value)} />
              </Field>
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{texts.cancel}</Button>
              <Button type="submit" appearance="primary">
                {texts.rename}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}

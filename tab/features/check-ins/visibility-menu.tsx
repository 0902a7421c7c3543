/** Who sees an answer: only me, until a team is chosen. */
import {
  makeStyles,
  Menu,
  MenuButton,
  MenuDivider,
  MenuGroup,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
} from '@fluentui/react-components'
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed'
import { PeopleRegular } from '@fluentui/react-icons/svg/people'
import type { Question, Share } from '#tab/api/check-ins.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { KindIcon } from '#tab/ui/kind-tile.tsx'
import { questionText } from '#tab/ui/question-text.ts'
import { WhoSees } from './who-sees.tsx'

const useStyles = makeStyles({
  button: {
    justifySelf: 'start',
    maxWidth: '100%',
    paddingInline: '4px',
    marginInlineStart: '-4px',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
    textAlign: 'start',
  },
  list: { maxWidth: 'min(360px, calc(100vw - 48px))' },
})

const kinds = ['story', 'idea', 'note'] as const
const onlyMe = 'me'

export type VisibilityMenuProps = {
  readonly question: Question
  readonly share: Share | null
  readonly onChange: (share: Share | null) => void
}

export function VisibilityMenu({ question, share, onChange }: VisibilityMenuProps) {
  const styles = useStyles()
  const texts = useTexts()
  const { answer: words } = texts.personal.checkIns
  if (question.teams.length === 0) return <WhoSees shared={null} />
  const chosenTeam = question.teams.find(({ teamId }) => teamId === share?.teamId)
  const chosen = share === null || chosenTeam === undefined ? words.onlyMe : words.sharedAs[share.kind](chosenTeam.name)
  return (
    <Menu
      checkedValues={{ share: [share === null ? onlyMe : valueOf(share)] }}
      onCheckedValueChange={(_event, { checkedItems: [value = onlyMe] }) => onChange(shareOf(question, value))}
    >
      <MenuTrigger disableButtonEnhancement>
        <MenuButton
          size="small"
          appearance="subtle"
          className={styles.button}
          icon={share === null ? <LockClosedRegular /> : <PeopleRegular />}
          aria-label={`${chosen}. ${words.whoSees(questionText(texts, question.asked))}`}
        >
          {chosen}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList className={styles.list}>
          <MenuItemRadio name="share" value={onlyMe} icon={<LockClosedRegular />} subText={words.onlyMeText}>
            {words.onlyMe}
          </MenuItemRadio>
          {question.teams.map(({ teamId, name }) => (
            <MenuGroup key={teamId}>
              <MenuDivider />
              {kinds.map((kind) => (
                <MenuItemRadio
                  key={kind}
                  name="share"
                  value={valueOf({ teamId, kind })}
                  icon={<KindIcon kind={kind} />}
                  subText={words.withName}
                >
                  {words.willShare[kind](name)}
                </MenuItemRadio>
              ))}
            </MenuGroup>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}

const valueOf = ({ teamId, kind }: Share): string => `${kind} ${teamId}`

const shareOf = ({ teams }: Question, value: string): Share | null =>
  teams.flatMap(({ teamId }) => kinds.map((kind) => ({ teamId, kind }))).find((share) => valueOf(share) === value) ?? null

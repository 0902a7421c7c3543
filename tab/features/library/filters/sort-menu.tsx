/** The order of the list. With words in the search box there is only one: the best match first. */
import { Button, Caption1, Menu, MenuItemRadio, MenuList, MenuPopover, MenuTrigger, makeStyles, tokens } from '@fluentui/react-components'
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down'
import { useTexts } from '#tab/host/host-context.ts'
import type { LibraryView, Sort } from '../library-view.ts'

const useStyles = makeStyles({
  button: { fontWeight: tokens.fontWeightRegular, minWidth: 'auto', whiteSpace: 'nowrap' },
  best: { color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap' },
})

export function SortMenu({ view, onChange }: { readonly view: LibraryView; readonly onChange: (view: LibraryView) => void }) {
  const styles = useStyles()
  const { sort } = useTexts().library
  if (view.words.trim() !== '') return <Caption1 className={styles.best}>{sort.best}</Caption1>
  return (
    <Menu
      checkedValues={{ sort: [view.sort] }}
      onCheckedValueChange={(_event, { checkedItems }) => onChange({ ...view, sort: (checkedItems[0] ?? 'newest') as Sort })}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          size="small"
          className={styles.button}
          iconPosition="after"
          icon={<ChevronDownRegular />}
          aria-label={sort.label(sort[view.sort])}
        >
          {sort[view.sort]}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {(['newest', 'helpful'] as const).map((order) => (
            <MenuItemRadio key={order} name="sort" value={order}>
              {sort[order]}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}

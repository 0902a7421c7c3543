/** The filters behind a button, where there is no room for a rail. */
import { useState } from 'react'
import { Button, makeStyles, Popover, PopoverSurface, PopoverTrigger, useRestoreFocusTarget } from '@fluentui/react-components'
import { FilterRegular } from '@fluentui/react-icons/svg/filter'
import { useTexts } from '#tab/host/host-context.ts'
import { countFilters } from '../library-view.ts'
import { FilterRail, type FilterRailProps } from './filter-rail.tsx'

const useStyles = makeStyles({
  surface: { width: '264px', maxWidth: 'calc(100vw - 24px)', maxHeight: '70vh', overflowY: 'auto', padding: 0 },
})

export function FilterButton(props: FilterRailProps) {
  const styles = useStyles()
  const { filters } = useTexts().library
  const [isOpen, setIsOpen] = useState(false)
  const restoreTarget = useRestoreFocusTarget()
  const count = countFilters(props.view)
  return (
    <Popover open={isOpen} onOpenChange={(_event, { open }) => setIsOpen(open)} trapFocus positioning="below-start">
      <PopoverTrigger disableButtonEnhancement>
        <Button appearance="subtle" size="small" icon={<FilterRegular />} {...restoreTarget}>
          {count === 0 ? filters.open : filters.openWith(count)}
        </Button>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label={filters.label}>
        <FilterRail
          {...props}
          // What was chosen is seen in the list, and as a chip above it.
          onChange={(view) => {
            setIsOpen(false)
            props.onChange(view)
          }}
          onShowDeleted={() => {
            setIsOpen(false)
            props.onShowDeleted()
          }}
        />
      </PopoverSurface>
    </Popover>
  )
}

/** The service's clock, and two ways to move it: to the next check-in of who one is, and by a week. */
import { Button, makeStyles, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, Spinner } from '@fluentui/react-components'
import { ClockRegular } from '@fluentui/react-icons/svg/clock'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { localTeamsTexts as texts } from '#domain/texts/local-teams.ts'
import { fetchClock, fetchNextCheckIn, moveClock } from '../api/local-api.ts'
import type { World } from '../api/wire.ts'
import { narrow } from '../ui/widths.ts'

type Props = { readonly me: World['me']; readonly notify: (text: string, intent?: 'info' | 'error') => void }

const weekMs = 7 * 24 * 3_600_000

export function ClockMenu({ me, notify }: Props) {
  const styles = useStyles()
  const queries = useQueryClient()
  const { data: now } = useQuery({ queryKey: ['clock'], queryFn: fetchClock, refetchInterval: 20_000 })
  const [isMoving, setMoving] = useState(false)
  if (now === undefined) return null

  const move = async (target: () => Promise<string | null>) => {
    setMoving(true)
    try {
      const to = await target()
      if (to === null) return notify(texts.noCheckIn(me.name), 'info')
      notify(texts.clockMoved(timeOf(await moveClock(to))))
    } catch (error) {
      if (!(error instanceof Error)) throw error
      notify(texts.worldFailedHint, 'error')
    } finally {
      setMoving(false)
      await queries.invalidateQueries()
    }
    return undefined
  }
  const byAWeek = async () => new Date(Date.parse(now) + weekMs).toISOString()
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={isMoving ? <Spinner size="tiny" /> : <ClockRegular />}
          disabledFocusable={isMoving}
          aria-label={texts.clock(timeOf(now))}
        >
          <span className={styles.time}>{timeOf(now)}</span>
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => void move(() => fetchNextCheckIn(me.personId))}>{texts.toNextCheckIn(me.name)}</MenuItem>
          <MenuItem onClick={() => void move(byAWeek)}>{texts.byAWeek}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}

/** In the time of this browser. */
const timeOf = (instant: string): string =>
  new Date(instant).toLocaleString('en-GB', { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })

const useStyles = makeStyles({
  time: { whiteSpace: 'nowrap', [narrow]: { display: 'none' } },
})

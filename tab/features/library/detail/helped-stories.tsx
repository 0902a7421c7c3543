/** How it helped, in people's words: the two newest stand open, since they are the value made visible. */
import { useState } from 'react'
import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components'
import { useHelped } from '#tab/api/responses.ts'
import { useTeamId, useTexts } from '#tab/host/host-context.ts'
import { PersonLine } from '#tab/ui/person-line.tsx'
import { SectionTitle } from './section-title.tsx'

const openStories = 2

const useStyles = makeStyles({
  section: { display: 'grid', gap: '12px' },
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: '12px' },
  more: { justifySelf: 'start' },
  untold: { color: tokens.colorNeutralForeground2 },
})

export function HelpedStories({ resourceId }: { readonly resourceId: string }) {
  const styles = useStyles()
  const { helped: texts } = useTexts().library
  const helped = useHelped(useTeamId(), resourceId)
  const [showsAll, setShowsAll] = useState(false)
  const { count, stories } = helped.data ?? { count: 0, stories: [] }
  if (count === 0) return null
  const shown = showsAll ? stories : stories.slice(0, openStories)
  return (
    <section className={styles.section}>
      <SectionTitle text={texts.title} count={count} />
      {shown.length === 0 ? (
        <Body1 className={styles.untold}>{texts.untold}</Body1>
      ) : (
        <ul className={styles.list}>
          {shown.map(({ by, at, line }) => (
            <li key={by.personId}>
              <PersonLine name={by.name} at={at} text={line} />
            </li>
          ))}
        </ul>
      )}
      {stories.length > shown.length ? (
        <Button size="small" className={styles.more} onClick={() => setShowsAll(true)}>
          {texts.showAll(stories.length - shown.length)}
        </Button>
      ) : null}
    </section>
  )
}

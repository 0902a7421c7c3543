/** What the person did this week, so that they strike out rather than remember. Shown to them alone. */
import { Body1, Caption1, Link, makeStyles, tokens } from '@fluentui/react-components'
import { BookmarkRegular } from '@fluentui/react-icons/svg/bookmark'
import { NotebookRegular } from '@fluentui/react-icons/svg/notebook'
import { ShareRegular } from '@fluentui/react-icons/svg/share'
import { ThumbLikeRegular } from '@fluentui/react-icons/svg/thumb-like'
import { useLocation } from 'wouter'
import type { CurrentCheckInReply } from '#domain/api/check-in-replies.ts'
import { useTexts } from '#tab/host/host-context.ts'

const icons = { shared: ShareRegular, helped: ThumbLikeRegular, saved: BookmarkRegular }

const useStyles = makeStyles({
  did: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '6px',
    padding: '10px 14px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  name: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexWrap: 'wrap', gap: '4px 24px' },
  item: { display: 'flex', alignItems: 'flex-start', gap: '8px', minWidth: 0 },
  icon: { flexShrink: 0, display: 'grid', fontSize: '20px', color: tokens.colorNeutralForeground2 },
  link: { fontSize: 'inherit', lineHeight: 'inherit', textAlign: 'start' },
  text: { overflowWrap: 'anywhere' },
})

export function WhatIDid({ did: { items, waiting } }: { readonly did: CurrentCheckInReply['did'] }) {
  const styles = useStyles()
  const { checkIn, personal } = useTexts()
  const [, navigate] = useLocation()
  if (items.length === 0 && waiting === 0) return null
  return (
    <section className={styles.did} aria-label={personal.checkIns.current.did}>
      <Caption1 as="h3" className={styles.name}>
        {personal.checkIns.current.did}
      </Caption1>
      <ul className={styles.list}>
        {items.map(({ kind, title, at }) => {
          const Icon = icons[kind]
          return (
            <li key={`${kind} ${at} ${title}`} className={styles.item}>
              <span aria-hidden className={styles.icon}>
                <Icon />
              </span>
              <Body1 dir="auto" className={styles.text}>
                {checkIn.deed[kind](title)}
              </Body1>
            </li>
          )
        })}
        {waiting === 0 ? null : (
          <li className={styles.item}>
            <span aria-hidden className={styles.icon}>
              <NotebookRegular />
            </span>
            <Body1>
              <Link as="button" inline className={styles.link} onClick={() => navigate('/notebook')}>
                {checkIn.waiting(waiting)}
              </Link>
            </Body1>
          </li>
        )}
      </ul>
    </section>
  )
}

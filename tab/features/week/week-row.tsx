/** One thing a team shared: opened in the team's tab, or kept in the notebook. */
import { Body1, Body1Strong, Button, Caption1, Link } from '@fluentui/react-components'
import { BookmarkFilled, BookmarkRegular } from '@fluentui/react-icons/svg/bookmark'
import type { WeekReply } from '#domain/api/replies.ts'
import { useSaveResource } from '#tab/api/personal.ts'
import { useHost, useTexts } from '#tab/host/host-context.ts'
import { tabLink } from '#tab/host/library-link.ts'
import { openLink } from '#tab/host/open-in-teams.ts'
import { useDisplayLocale } from '#tab/hooks/use-display-locale.ts'
import { useCardStyles } from '#tab/ui/card-list.ts'
import { KindTile } from '#tab/ui/kind-tile.tsx'
import { RelativeDate } from '#tab/ui/relative-date.tsx'

export type WeekItem = WeekReply['items'][number]

export function WeekRow({ item }: { readonly item: WeekItem }) {
  const styles = useCardStyles()
  const { personal, library } = useTexts()
  const { week } = personal
  const locale = useDisplayLocale()
  const { appId } = useHost().host
  const save = useSaveResource()
  const { kind, title, why, sharedBy, authorName, sharedAt, teamName } = item
  const who = authorName === null ? sharedBy.name : library.writtenBy(authorName, sharedBy.name)
  return (
    <li className={styles.row}>
      <KindTile kind={kind} />
      <div className={styles.words}>
        <Link as="button" appearance="subtle" onClick={() => void openLink(tabLink(window.location.origin, appId, item))}>
          <Body1Strong dir="auto" align="start">
            {title}
          </Body1Strong>
        </Link>
        {why === '' ? null : (
          <Body1 dir="auto" className={styles.second}>
            {why}
          </Body1>
        )}
        <Caption1 className={styles.muted}>
          {week.by(who, teamName)} · <RelativeDate instant={sharedAt} locale={locale} />
        </Caption1>
      </div>
      <div className={styles.buttons}>
        <Button
          size="small"
          appearance="subtle"
          icon={save.isSuccess ? <BookmarkFilled /> : <BookmarkRegular />}
          disabledFocusable={save.isPending || save.isSuccess}
          aria-label={week.saveOf(title)}
          onClick={() => save.mutate(item)}
        >
          {save.isSuccess ? week.saved : week.save}
        </Button>
      </div>
    </li>
  )
}

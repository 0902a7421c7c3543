/** The message a resource was kept from: its author is credited, the conversation one click away. */
import { Avatar, Body1, Button, makeStyles } from '@fluentui/react-components'
import { ChatRegular } from '@fluentui/react-icons/svg/chat'
import type { ResourceReply } from '#domain/api/replies.ts'
import { useHost, useTexts } from '#tab/host/host-context.ts'
import { openLink } from '#tab/host/open-in-teams.ts'
import { SectionTitle } from './section-title.tsx'

const useStyles = makeStyles({
  section: { display: 'grid', gap: '8px' },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 10px' },
  text: { flexGrow: 1 },
})

export function Origin({ source }: { readonly source: NonNullable<ResourceReply['source']> }) {
  const styles = useStyles()
  const { source: texts } = useTexts().library
  const isContrast = useHost().themeName === 'contrast'
  const { author, messageUrl } = source
  return (
    <section className={styles.section}>
      <SectionTitle text={texts.title} />
      <div className={styles.row}>
        <Avatar name={author.name} size={24} color={isContrast ? 'neutral' : 'colorful'} aria-hidden />
        <Body1 dir="auto" className={styles.text}>
          {texts.from(author.name)}
        </Body1>
        {messageUrl === null ? null : (
          <Button size="small" icon={<ChatRegular />} onClick={() => void openLink(messageUrl)}>
            {texts.open}
          </Button>
        )}
      </div>
    </section>
  )
}

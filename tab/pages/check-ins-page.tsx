/** The personal tab's Check-ins: what I answered, week by week. */
import { useEffect, useState } from 'react'
import { Body1, makeStyles, SearchBox, Title3, tokens } from '@fluentui/react-components'
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed'
import { limits } from '#domain/limits.ts'
import { CheckInList } from '#tab/features/check-ins/archive/check-in-list.tsx'
import { LookBack } from '#tab/features/check-ins/archive/look-back.tsx'
import { useTexts } from '#tab/host/host-context.ts'
import { useDebounced } from '#tab/hooks/use-debounced.ts'
import { PageBody } from '#tab/ui/page-body.tsx'
import { personalAreas } from '#tab/ui/page-header.tsx'

const settleMs = 250

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', justifyContent: 'space-between', gap: '12px' },
  title: { margin: 0 },
  private: { display: 'flex', alignItems: 'center', gap: '6px', color: tokens.colorNeutralForeground2 },
  search: { width: '320px', maxWidth: '100%', '@container (max-width: 640px)': { width: '100%' } },
})

/** @param week - that a link asks for; null: none */
export function CheckInsPage({ week }: { readonly week: string | null }) {
  const styles = useStyles()
  const { areas, personal } = useTexts()
  const { archive: texts } = personal.checkIns
  const [typed, setTyped] = useState('')
  const words = useDebounced(typed.trim(), settleMs)
  useEffect(() => {
    document.title = areas['check-ins']
  }, [areas])
  return (
    <PageBody areas={personalAreas} current="check-ins" maxWidth={800}>
      <div className={styles.head}>
        <div>
          <Title3 as="h1" block className={styles.title}>
            {areas['check-ins']}
          </Title3>
          <Body1 className={styles.private}>
            <LockClosedRegular aria-hidden />
            {texts.onlyYou}
          </Body1>
        </div>
        <SearchBox
          className={styles.search}
          aria-label={texts.search}
          placeholder={texts.search}
          value={typed}
          maxLength={limits.maxSearchChars}
          onChange={(_event, { value }) => setTyped(value)}
        />
      </div>
      {words === '' ? <LookBack /> : null}
      <CheckInList words={words} week={week} onClearSearch={() => setTyped('')} />
    </PageBody>
  )
}

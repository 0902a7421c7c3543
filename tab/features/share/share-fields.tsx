/** The fields of the share form. */
import { useState } from 'react'
import { Button, Input, makeStyles, Textarea } from '@fluentui/react-components'
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down'
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right'
import { limits } from '#domain/limits.ts'
import { fieldSentence } from '#tab/api/api-error.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { FormField } from '#tab/ui/field.tsx'
import { KindChoice } from './kind-choice.tsx'
import type { ShareDraftFields } from './share-draft.ts'

export type ShareFieldsProps = {
  readonly draft: ShareDraftFields
  readonly onChange: (next: ShareDraftFields) => void
  readonly error: unknown
}

const useStyles = makeStyles({
  form: { display: 'grid', gap: '16px', paddingTop: '4px', paddingBottom: '4px' },
  pair: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '16px', '@media (max-width: 560px)': { gridTemplateColumns: '1fr' } },
  more: { justifySelf: 'start' },
})

export function ShareFields({ draft, onChange, error }: ShareFieldsProps) {
  const styles = useStyles()
  const texts = useTexts()
  const [isLong, setIsLong] = useState(draft.body !== '' || draft.kind !== 'link')
  const set =
    (field: keyof ShareDraftFields) =>
    (_event: unknown, { value }: { readonly value: string }) =>
      onChange({ ...draft, [field]: value })
  const fault = (field: keyof ShareDraftFields): string | null => fieldSentence(texts, error, field)
  return (
    <div className={styles.form}>
      <KindChoice
        kind={draft.kind}
        error={fault('kind')}
        onChange={(kind) => {
          onChange({ ...draft, kind })
          if (kind !== 'link') setIsLong(true)
        }}
      />
      <FormField label={texts.share.linkLabel} error={fault('link')}>
        <Input type="url" inputMode="url" value={draft.link} onChange={set('link')} placeholder="https://" />
      </FormField>
      <FormField
        label={texts.share.whyLabel}
        hint={texts.share.whyHint}
        error={fault('why')}
        value={draft.why}
        maxGraphemes={limits.maxWhyGraphemes}
      >
        <Textarea value={draft.why} onChange={set('why')} resize="vertical" />
      </FormField>
      <div className={styles.pair}>
        <FormField
          label={texts.share.titleLabel}
          hint={texts.share.titleHint}
          error={fault('title')}
          value={draft.title}
          maxGraphemes={limits.maxTitleGraphemes}
        >
          <Input value={draft.title} onChange={set('title')} />
        </FormField>
        <FormField label={texts.share.tagsLabel} hint={texts.share.tagsHint} error={fault('tags')}>
          <Input value={draft.tags} onChange={set('tags')} />
        </FormField>
      </div>
      {isLong ? (
        <FormField
          label={texts.share.bodyLabel}
          hint={texts.share.bodyHint}
          error={fault('body')}
          value={draft.body}
          maxGraphemes={limits.maxBodyGraphemes}
        >
          <Textarea value={draft.body} onChange={set('body')} resize="vertical" rows={6} />
        </FormField>
      ) : (
        <Button
          appearance="transparent"
          className={styles.more}
          icon={isLong ? <ChevronDownRegular /> : <ChevronRightRegular />}
          onClick={() => setIsLong(true)}
        >
          {texts.share.addBody}
        </Button>
      )}
    </div>
  )
}

/** The fields of a resource, the same for sharing, passing on and editing. */
import { useState, type ReactNode } from 'react'
import { Button, Input, makeStyles, Switch, Textarea } from '@fluentui/react-components'
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right'
import { limits } from '#domain/limits.ts'
import { fieldSentence } from '#tab/api/api-error.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { FormField } from '#tab/ui/field.tsx'
import { BodyInput } from './body-input.tsx'
import { kindOf, type FormDraft } from './form-draft.ts'
import { KindChoice } from './kind-choice.tsx'
import { TagsInput, type TagCount } from './tags-input.tsx'

export type ResourceFieldsProps = {
  readonly draft: FormDraft
  readonly onChange: (next: FormDraft) => void
  readonly error: unknown
  readonly knownTags: readonly TagCount[]
  /** Below the link: what is known about it. */
  readonly aboutLink?: ReactNode
  readonly onLinkLeft?: () => void
}

const useStyles = makeStyles({
  form: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '16px', paddingTop: '4px', paddingBottom: '4px' },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: '16px',
    '@media (max-width: 560px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  more: { marginInlineStart: '-12px' },
  row: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', alignItems: 'center', gap: '4px 16px' },
})

export function ResourceFields({ draft, onChange, error, knownTags, aboutLink, onLinkLeft }: ResourceFieldsProps) {
  const styles = useStyles()
  const { share, ...texts } = useTexts()
  const [isAsked, setIsAsked] = useState(false)
  const set =
    (field: keyof FormDraft) =>
    (_event: unknown, { value }: { readonly value: string }) =>
      onChange({ ...draft, [field]: value })
  const fault = (field: keyof FormDraft): string | null => fieldSentence({ share, ...texts }, error, field)
  const [hadBody] = useState(draft.body !== '')
  const showsBody = isAsked || hadBody || draft.body !== '' || fault('body') !== null
  return (
    <div className={styles.form}>
      <KindChoice kind={kindOf(draft)} error={fault('kind')} onChange={(kind) => onChange({ ...draft, kind })} />
      <FormField label={share.linkLabel} error={fault('link')}>
        <Input type="url" inputMode="url" value={draft.link} onChange={set('link')} onBlur={onLinkLeft} placeholder="https://" />
      </FormField>
      {aboutLink}
      <FormField label={share.whyLabel} hint={share.whyHint} error={fault('why')} value={draft.why} maxGraphemes={limits.maxWhyGraphemes}>
        <Textarea value={draft.why} onChange={set('why')} resize="vertical" />
      </FormField>
      <div className={styles.pair}>
        <FormField
          label={share.titleLabel}
          hint={share.titleHint}
          error={fault('title')}
          value={draft.title}
          maxGraphemes={limits.maxTitleGraphemes}
        >
          <Input value={draft.title} onChange={set('title')} />
        </FormField>
        <FormField label={share.tagsLabel} hint={share.tagsInputHint} error={fault('tags')}>
          <TagsInput value={draft.tags} onChange={(tags) => onChange({ ...draft, tags })} known={knownTags} />
        </FormField>
      </div>
      <div className={styles.row}>
        {showsBody ? (
          <span />
        ) : (
          <Button appearance="transparent" className={styles.more} icon={<ChevronRightRegular />} onClick={() => setIsAsked(true)}>
            {share.addBody}
          </Button>
        )}
        <Switch
          label={share.roughLabel}
          labelPosition="before"
          checked={draft.isRough === 'true'}
          onChange={(_event, { checked }) => onChange({ ...draft, isRough: checked ? 'true' : '' })}
        />
      </div>
      {showsBody ? (
        <BodyInput
          value={draft.body}
          error={fault('body')}
          offersTemplates={kindOf(draft) === 'aid'}
          takesFocus={isAsked}
          onChange={(body) => onChange({ ...draft, body })}
        />
      ) : null}
    </div>
  )
}

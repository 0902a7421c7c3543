/** The views that teammates added, and the field for one's own. What is typed stays on this device until it is sent. */
import { useRef, useState, type FormEvent, type RefObject } from 'react'
import { Button, makeStyles, Textarea, Tooltip } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { limits } from '#domain/limits.ts'
import { cleanText, countGraphemes } from '#domain/text.ts'
import { useAddComment, useComments, useDeleteComment } from '#tab/api/responses.ts'
import { useHost, useTeamId, useTexts } from '#tab/host/host-context.ts'
import { useDraft } from '#tab/hooks/use-draft.ts'
import { useFocusNeighbour } from '#tab/hooks/use-focus-neighbour.ts'
import { FailedFace } from '#tab/ui/face.tsx'
import { FormField } from '#tab/ui/field.tsx'
import { PersonLine } from '#tab/ui/person-line.tsx'
import { SectionTitle } from './section-title.tsx'

const useStyles = makeStyles({
  section: { display: 'grid', gap: '12px' },
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: '12px' },
  form: { display: 'grid', gap: '8px' },
  send: { justifySelf: 'start' },
})

export function Comments({ resourceId }: { readonly resourceId: string }) {
  const styles = useStyles()
  const { library } = useTexts()
  const teamId = useTeamId()
  const { me } = useHost().host
  const comments = useComments(teamId, resourceId)
  const add = useAddComment(teamId, library.comments.failed)
  const remove = useDeleteComment(teamId, resourceId, ({ text }) => add.mutate({ resourceId, text, submissionId: crypto.randomUUID() }))
  const fieldRef = useRef<HTMLTextAreaElement>(null)
  const sectionRef = useFocusNeighbour(() => fieldRef.current)
  const items = comments.data?.items ?? []
  return (
    <section ref={sectionRef} className={styles.section}>
      <SectionTitle text={library.comments.title} count={items.length} />
      {comments.isError ? (
        <FailedFace title={library.comments.loadFailed} error={comments.error}>
          <Button size="small" onClick={() => void comments.refetch()}>
            {library.tryAgain}
          </Button>
        </FailedFace>
      ) : null}
      {items.length === 0 ? null : (
        <ul className={styles.list}>
          {items.map((comment) => (
            <li key={comment.commentId}>
              <PersonLine
                name={comment.by.name}
                at={comment.at}
                text={comment.text}
                action={
                  comment.by.personId === me.personId ? (
                    <Tooltip content={library.comments.delete} relationship="label">
                      <Button appearance="subtle" size="small" icon={<DeleteRegular />} onClick={() => remove.mutate(comment)} />
                    </Tooltip>
                  ) : null
                }
              />
            </li>
          ))}
        </ul>
      )}
      <CommentForm resourceId={resourceId} fieldRef={fieldRef} />
    </section>
  )
}

type CommentFormProps = {
  readonly resourceId: string
  readonly fieldRef: RefObject<HTMLTextAreaElement | null>
}

const newView = (): { readonly text: string; readonly submissionId: string } => ({ text: '', submissionId: crypto.randomUUID() })

function CommentForm({ resourceId, fieldRef }: CommentFormProps) {
  const styles = useStyles()
  const { library, tooLong } = useTexts()
  const [draft, change, clear] = useDraft(`commonplace:view:${resourceId}`, newView)
  const [isTried, setIsTried] = useState(false)
  const add = useAddComment(useTeamId(), library.comments.failed, () => {
    setIsTried(false)
    clear()
    // The button goes away with the text.
    fieldRef.current?.focus()
  })
  const isBusy = add.isPending
  const isTooLong = countGraphemes(draft.text) > limits.maxCommentGraphemes
  const send = (event: FormEvent): void => {
    event.preventDefault()
    const text = cleanText(draft.text)
    setIsTried(true)
    if (text === '' || isTooLong || isBusy) return
    // It stays in its field until it is with the team.
    add.mutate({ resourceId, text, submissionId: draft.submissionId })
  }
  return (
    <form className={styles.form} onSubmit={send}>
      <FormField
        label={library.comments.add}
        error={isTried && isTooLong ? tooLong.text(limits.maxCommentGraphemes) : null}
        value={draft.text}
        maxGraphemes={limits.maxCommentGraphemes}
      >
        <Textarea
          textarea={{ ref: fieldRef }}
          value={draft.text}
          readOnly={isBusy}
          placeholder={library.comments.placeholder}
          resize="vertical"
          onChange={(_event, { value }) => change({ ...draft, text: value })}
        />
      </FormField>
      {draft.text.trim() === '' ? null : (
        <Button type="submit" size="small" className={styles.send} disabledFocusable={isBusy}>
          {isBusy ? library.comments.sending : library.comments.send}
        </Button>
      )}
    </form>
  )
}

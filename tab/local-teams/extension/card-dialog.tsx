/** A dialog made of cards: opened by a command or a card's button, continued for as long as the app answers with another card. */
import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Spinner,
  tokens,
} from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useCallback, useEffect, useRef, useState } from 'react'
import { localTeamsTexts as texts } from '#domain/texts/local-teams.ts'
import { invoke, type Acting, type Invoke } from '../api/local-api.ts'
import type { Attachment } from '../api/wire.ts'
import { CardView, type CardAction } from '../cards/card-view.tsx'
import { useSession } from '../session.ts'
import { readAnswer } from './answers.ts'

/** What to ask to open the dialog, and what to ask when its card is submitted. */
export type DialogRequest = {
  readonly title: string
  readonly acting: Acting
  readonly fetch: Invoke
  readonly submit: (data: unknown) => Invoke
}

type Props = {
  readonly request: DialogRequest
  readonly onInsert: (attachments: readonly Attachment[]) => void
  readonly onClose: () => void
}

type Shown =
  | { readonly kind: 'opening' }
  | { readonly kind: 'card'; readonly title: string | null; readonly card: unknown; readonly width: string | number | null }
  | { readonly kind: 'message'; readonly text: string }

export function CardDialog({ request, onInsert, onClose }: Props) {
  const { world, openLink } = useSession()
  const app = world.bot.name
  const styles = useStyles()
  const [shown, setShown] = useState<Shown>({ kind: 'opening' })
  const [trouble, setTrouble] = useState<{ readonly text: string; readonly question: Invoke } | null>(null)
  const [isBusy, setBusy] = useState(true)
  const busy = useRef(false)

  const ask = useCallback(
    async (question: Invoke) => {
      if (busy.current) return
      busy.current = true
      setBusy(true)
      setTrouble(null)
      const answer = readAnswer(await invoke(request.acting, question), app, texts.late(app))
      busy.current = false
      setBusy(false)
      if (answer.kind === 'trouble') setTrouble({ text: answer.text, question })
      else if (answer.kind === 'card' || answer.kind === 'message') setShown(answer)
      else {
        if (answer.kind === 'result') onInsert(answer.attachments)
        onClose()
      }
    },
    [request, app, onInsert, onClose],
  )

  const opened = useRef<DialogRequest | null>(null)
  useEffect(() => {
    if (opened.current === request) return
    opened.current = request
    void ask(request.fetch)
  }, [ask, request])

  const act = (action: CardAction) => {
    if (action.kind === 'open') openLink(action.url)
    else if (action.kind === 'submit') void ask(request.submit(action.data))
    else void ask(request.submit({ ...(isObject(action.data) ? action.data : {}), verb: action.verb }))
  }

  return (
    <Dialog open onOpenChange={(_event, data) => !data.open && onClose()}>
      <DialogSurface className={styles.surface} aria-describedby={undefined}>
        <DialogBody>
          <DialogTitle action={<Button appearance="subtle" aria-label={texts.close} icon={<DismissRegular />} onClick={onClose} />}>
            {(shown.kind === 'card' ? shown.title : null) ?? request.title}
          </DialogTitle>
          <DialogContent aria-busy={isBusy} className={styles.content}>
            {trouble !== null && (
              <MessageBar intent="error" className={styles.bar} layout="multiline">
                <MessageBarBody>
                  {trouble.text}{' '}
                  <Button size="small" onClick={() => void ask(trouble.question)}>
                    {texts.tryAgain}
                  </Button>
                </MessageBarBody>
              </MessageBar>
            )}
            {shown.kind === 'opening' && isBusy && <Spinner className={styles.wait} label={texts.waiting(app)} />}
            {shown.kind === 'message' && <p className={styles.message}>{shown.text}</p>}
            {shown.kind === 'card' && <CardView card={shown.card} onAction={act} focusFirstInput />}
            {shown.kind === 'card' && isBusy && (
              <Spinner className={styles.overlay} label={texts.waiting(app)} size="small" labelPosition="after" />
            )}
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const useStyles = makeStyles({
  surface: { maxWidth: 'min(600px, calc(100vw - 32px))', boxShadow: tokens.shadow64 },
  content: { position: 'relative', minHeight: '120px', marginInline: '-16px', paddingInline: '0' },
  bar: { marginInline: '16px' },
  wait: { minHeight: '160px' },
  message: { margin: '0', paddingInline: '16px' },
  overlay: {
    position: 'sticky',
    bottom: 0,
    justifyContent: 'flex-start',
    padding: '4px 16px',
    backgroundColor: tokens.colorNeutralBackground1,
  },
})

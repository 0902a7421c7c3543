/** Where the list comes from: a file chosen or dropped, or text pasted. */
import { useRef, useState, type DragEvent } from 'react'
import { Body1, Button, Caption1, makeStyles, mergeClasses, MessageBar, MessageBarBody, Textarea, tokens } from '@fluentui/react-components'
import { ArrowUploadRegular } from '@fluentui/react-icons/svg/arrow-upload'
import { limits } from '#domain/limits.ts'
import { countBytes } from '#domain/text.ts'
import { useTexts } from '#tab/host/host-context.ts'
import { FormField } from '#tab/ui/field.tsx'

export type Source = { readonly text: string; readonly fileName: string }
export type ImportSourceProps = { readonly file: Source; readonly onChange: (file: Source) => void }

const useStyles = makeStyles({
  drop: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 12px',
    padding: '16px',
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  over: { border: `1px dashed ${tokens.colorCompoundBrandStroke}`, backgroundColor: tokens.colorNeutralBackground3 },
  hint: { color: tokens.colorNeutralForeground2 },
  paste: { fontFamily: tokens.fontFamilyMonospace },
})

export function ImportSource({ file, onChange }: ImportSourceProps) {
  const styles = useStyles()
  const { import: texts } = useTexts().settings
  const inputRef = useRef<HTMLInputElement>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [isOver, setIsOver] = useState(false)

  const take = async (chosen: File | undefined): Promise<void> => {
    if (chosen === undefined) return
    const reading = chosen.size > limits.maxImportBytes ? 'too-large' : await readText(chosen)
    if (reading === 'too-large') setFault(texts.tooLarge)
    else if (reading === null) setFault(texts.unreadable)
    else if (reading.trim() === '') setFault(texts.emptyFile(chosen.name))
    else {
      setFault(null)
      onChange({ text: reading, fileName: chosen.name })
    }
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setIsOver(false)
    void take(event.dataTransfer.files[0])
  }
  const paste = (text: string): void => {
    const isTooLarge = countBytes(text) > limits.maxImportBytes
    setFault(isTooLarge ? texts.tooLarge : null)
    if (!isTooLarge) onChange({ text, fileName: '' })
  }
  return (
    <>
      <div
        className={mergeClasses(styles.drop, isOver && styles.over)}
        onDragOver={(event) => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <input
          ref={inputRef}
          type="file"
          hidden
          accept=".json,.jsonl,.ndjson,.csv,.html,.htm,.txt"
          aria-label={texts.fileLabel}
          onChange={({ target }) => {
            void take(target.files?.[0])
            target.value = ''
          }}
        />
        <Button icon={<ArrowUploadRegular />} onClick={() => inputRef.current?.click()}>
          {texts.fileLabel}
        </Button>
        <Caption1 className={styles.hint}>{texts.fileHint}</Caption1>
      </div>
      {fault === null ? null : (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{fault}</MessageBarBody>
        </MessageBar>
      )}
      {file.fileName === '' ? (
        <FormField label={texts.pasteLabel} hint={texts.pasteHint} error={null}>
          <Textarea className={styles.paste} resize="vertical" rows={4} value={file.text} onChange={(_event, { value }) => paste(value)} />
        </FormField>
      ) : (
        <Body1 role="status">{texts.chosen(file.fileName)}</Body1>
      )}
    </>
  )
}

/** @returns null when the file is no text in UTF-8 */
async function readText(file: File): Promise<string | null> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
  } catch (error) {
    // Not UTF-8, or gone since it was chosen.
    if (error instanceof TypeError || error instanceof DOMException) return null
    throw error
  }
}

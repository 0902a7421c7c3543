/** A part of the page that comes in a file of its own: a skeleton meanwhile, and a way on when the file can't be had. */
import { Component, Suspense, type ReactNode } from 'react'
import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { useTexts } from '#tab/host/host-context.ts'
import { LoadingFace } from './face.tsx'

export type LazyPartProps = { readonly label: string; readonly fallback?: ReactNode; readonly children: ReactNode }

export function LazyPart({ label, fallback, children }: LazyPartProps) {
  return (
    <PartBoundary>
      <Suspense fallback={fallback ?? <LoadingFace label={label} />}>{children}</Suspense>
    </PartBoundary>
  )
}

/** Catches what a part throws: a file that is gone after an update, or a fault of ours; the rest of the page stays. */
class PartBoundary extends Component<{ readonly children: ReactNode }, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true }
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <PartFailed /> : this.props.children
  }
}

function PartFailed() {
  const { notice } = useTexts()
  const isOffline = !navigator.onLine
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{isOffline ? notice.offlineTitle : notice.partFailedTitle}</MessageBarTitle>
        {isOffline ? notice.offlineText : notice.partFailedText}
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={() => window.location.reload()}>
          {notice.loadAgain}
        </Button>
      </MessageBarActions>
    </MessageBar>
  )
}

/** Where an open resource stands: beside the list, in a drawer over it, or in its place. */
import { makeStyles, OverlayDrawer, tokens } from '@fluentui/react-components'
import { useTexts } from '#tab/host/host-context.ts'
import { useShortcut } from '#tab/hooks/use-shortcut.ts'
import type { DetailMode } from '../library-layout.ts'
import { ResourceDetail, type ResourceDetailProps } from './resource-detail.tsx'

const useStyles = makeStyles({
  pane: {
    minHeight: 0,
    minWidth: 0,
    height: '100%',
    containerType: 'inline-size',
    borderInlineStartWidth: '1px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorNeutralStroke2,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  page: { position: 'absolute', inset: 0, containerType: 'inline-size', backgroundColor: tokens.colorNeutralBackground1 },
  drawer: { width: 'min(480px, 92vw)' },
  inDrawer: { height: '100%', width: '100%', containerType: 'inline-size' },
})

export function DetailSurface({ mode, ...props }: Omit<ResourceDetailProps, 'isBesideList'> & { readonly mode: DetailMode }) {
  const styles = useStyles()
  const { library } = useTexts()
  // A drawer has its own.
  useShortcut('Escape', () => mode !== 'drawer' && props.onClose())
  if (mode === 'drawer') {
    return (
      <OverlayDrawer
        open
        position="end"
        className={styles.drawer}
        aria-label={library.details}
        onOpenChange={(_event, { open }) => !open && props.onClose()}
      >
        <div className={styles.inDrawer}>
          <ResourceDetail {...props} isBesideList />
        </div>
      </OverlayDrawer>
    )
  }
  return (
    <aside className={mode === 'pane' ? styles.pane : styles.page} aria-label={library.details}>
      <ResourceDetail {...props} isBesideList={mode === 'pane'} />
    </aside>
  )
}

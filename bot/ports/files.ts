/** Files that come in and go out, as texts. */
import type { FieldFault } from '#domain/errors.ts'
import type { Cells } from '#domain/metrics/read-readings.ts'
import type { TableFault } from '#domain/metrics/table-fault.ts'
import type { ImportFormat, RawRow } from '#domain/transfer/import-row.ts'
import type { OwnExport } from '#domain/transfer/own-export.ts'
import type { SpaceResource } from '#domain/transfer/space.ts'

/** A row as the reader of its format finds it. `broken`: it can't be read at all. */
export type FileRow =
  | RawRow
  | { readonly row: number; readonly whole: SpaceResource }
  | { readonly row: number; readonly broken: string; readonly fault: FieldFault }

export type ReadFile = (
  text: string,
  fileName: string,
) => { readonly format: ImportFormat; readonly rows: AsyncIterable<FileRow> | Iterable<FileRow> }

/** In pieces, so that a large space is not held twice. */
export type WriteFile = {
  readonly contentType: string
  /** `.json` */
  readonly ending: string
  readonly begin: (teamName: string) => string
  /** @param isFirst - of the whole file */
  readonly row: (resource: SpaceResource, isFirst: boolean) => string
  readonly end: string
}

export type FileFormats = { readonly read: ReadFile; readonly write: Readonly<Record<'json' | 'csv' | 'netscape', WriteFile>> }

/** What a person takes with them. */
export type OwnFile = { readonly contentType: string; readonly ending: string; readonly write: (own: OwnExport) => string }
export type OwnFiles = Readonly<Record<'json' | 'markdown', OwnFile>>

/** The cells of a table of readings, whatever its encoding, delimiter and line ends. */
export type ReadTable = (
  bytes: Uint8Array,
) => { readonly ok: true; readonly cells: Cells } | { readonly ok: false; readonly fault: TableFault }

export type TableFile = {
  readonly contentType: string
  /** `.csv` */
  readonly ending: string
  readonly text: string
}

export type WriteTable = (readings: readonly { readonly period: string; readonly value: number; readonly note: string }[]) => TableFile

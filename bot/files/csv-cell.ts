/** One cell of a table that goes out. */
import { withGuard } from './formula-guard.ts'

/** RFC 4180: quoted where it must be; text that spreadsheets would run is guarded. */
export function csvCell(value: string): string {
  const guarded = withGuard(value)
  return /[",\r\n;]|^\s|\s$/u.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

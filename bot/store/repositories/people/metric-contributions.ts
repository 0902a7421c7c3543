/** What a member gave to their team's metrics: values and words of theirs, also those that were replaced since. */
import type { PersonId } from '#domain/ids.ts'
import type { Measured } from '#domain/transfer/own-export.ts'
import type { Stored } from '#bot/ports/document-store.ts'
import {
  annotationCodec,
  metricCodec,
  metricCorrectionCodec,
  metricRevisionCodec,
  metricYearCodec,
} from '#bot/store/repositories/metrics/metric-codecs.ts'
import { readToken } from '#bot/store/repositories/metrics/metric-tokens.ts'

/** @param all - every document of a type that names the person @param namesOf - of metrics, those that are still there */
export async function readMeasured(
  personId: PersonId,
  all: (type: string) => Promise<readonly Stored[]>,
  namesOf: (metricIds: readonly string[]) => Promise<ReadonlyMap<string, string>>,
): Promise<Measured> {
  const isTheirs = ({ by }: { readonly by: { readonly personId: PersonId } }): boolean => by.personId === personId
  const metrics = (await all('metric')).map((stored) => metricCodec.read(stored).value)
  const revisions = (await all('metric-revision')).map((stored) => metricRevisionCodec.read(stored).value).filter(isTheirs)
  const years = (await all('metric-year')).map((stored) => metricYearCodec.read(stored).value)
  const corrections = (await all('metric-correction')).map((stored) => metricCorrectionCodec.read(stored).value)
  const annotations = (await all('annotation')).map((stored) => annotationCodec.read(stored).value).filter(isTheirs)
  const tokens = (await all('metric-token')).map(readToken).filter(isTheirs)

  const readings = [
    ...years.flatMap(({ metricId, readings: list }) => list.map((reading) => ({ metricId, ...reading }))),
    ...corrections.flatMap(({ metricId, replaced }) => replaced.map((reading) => ({ metricId, ...reading }))),
  ].filter(isTheirs)
  const rebases = metrics.flatMap(({ metricId, rebases: list }) => list.map((rebase) => ({ metricId, ...rebase }))).filter(isTheirs)
  const written = [
    ...revisions.map(({ metricId, revision, name, goal, why, source, at }) => ({ metricId, revision, name, goal, why, source, at })),
    ...metrics
      .map((metric) => ({ ...metric, ...(metric.edited ?? metric.begun) }))
      .filter(isTheirs)
      .map(({ metricId, revision, name, goal, why, source, at }) => ({ metricId, revision, name, goal, why, source, at })),
  ]

  const names = await namesOf([...readings, ...annotations, ...rebases, ...tokens].map(({ metricId }) => metricId))
  const of = (metricId: string) => ({ metricId, name: names.get(metricId) ?? null })
  return {
    looksAfter: metrics.filter(({ owner }) => owner.personId === personId).map(({ metricId, name }) => ({ metricId, name })),
    written: inOrder(written),
    readings: inOrder(
      readings.map(({ metricId, period, value, note, at, source }) => ({ ...of(metricId), period, value, note, at, source })),
    ),
    annotations: inOrder(annotations.map(({ metricId, date, text, at }) => ({ ...of(metricId), date, text, at }))),
    rebases: inOrder(rebases.map(({ metricId, date, reason, at }) => ({ ...of(metricId), date, reason, at }))),
    tokens: inOrder(tokens.map(({ metricId, label, at, lastUsedOn }) => ({ ...of(metricId), label, at, lastUsedOn }))),
  }
}

const inOrder = <Item extends { readonly at: string }>(items: readonly Item[]): Item[] =>
  items.toSorted((one, other) => (one.at < other.at ? -1 : 1))

/** Writes what a person takes with them: JSON with everything, Markdown to read. */
import { daysOf } from '#domain/check-ins/iso-week.ts'
import { actSentence } from '#domain/texts/act-sentence.ts'
import type { Texts } from '#domain/texts/texts.ts'
import type { Measured, OwnExport } from '#domain/transfer/own-export.ts'
import type { OwnFile, OwnFiles } from '#bot/ports/files.ts'

export const ownFiles = (texts: Texts): OwnFiles => ({ json, markdown: markdown(texts) })

const json: OwnFile = {
  contentType: 'application/json; charset=utf-8',
  ending: '.json',
  write: (own) => `${JSON.stringify(own, null, 2)}\n`,
}

const markdown = (texts: Texts): OwnFile => ({
  contentType: 'text/markdown; charset=utf-8',
  ending: '.md',
  write: (own) => `${linesOf(texts, own).join('\n')}\n`,
})

function linesOf(texts: Texts, { notebook, checkIns, teams, leftOut, exportedAt }: OwnExport): readonly string[] {
  const { file } = texts.personal.settings
  const on = dates(texts.locale)
  const titled = (title: string | null): string => (title === null ? file.gone : inline(title))
  return [
    `# ${file.title(on(exportedAt))}`,
    ...leftOut.flatMap((name) => ['', file.leftOut(inline(name))]),
    ...section(file.notebook, notebook, ({ title, note, thought, link, source, savedAt, deletedAt }) => [
      `- **${inline(title)}** (${file.kept(on(savedAt))}${deletedAt === null ? '' : `; ${file.deleted(on(deletedAt))}`})`,
      ...(link === null ? [] : [`  <${link}>`]),
      ...(source === null || source.author.name === '' ? [] : [`  ${file.from(inline(source.author.name))}`]),
      ...(note === '' || note === title ? [] : quoted(note)),
      ...(thought === '' ? [] : [`  ${file.thought}`, ...quoted(thought)]),
    ]),
    ...section(
      file.checkIns,
      checkIns.filter(({ answers }) => answers.length > 0),
      ({ week, questions, answers }) => [
        `- **${file.week(on(`${daysOf(week).firstDay}T00:00:00Z`))}**`,
        ...questions.flatMap(({ questionId, asked }) => {
          const answer = answers.find((one) => one.questionId === questionId)
          const words = 'bank' in asked ? texts.checkIn.questions[asked.bank] : asked.text
          return answer === undefined ? [] : [`  ${inline(words)}`, ...quoted(answer.text)]
        }),
      ],
    ),
    ...teams.flatMap(({ name, isSteward, shared, edited, views, helped, saidOutdated, acts, keptFromMessages, measured }) => [
      '',
      `## ${inline(name)}`,
      ...(isSteward ? ['', file.steward] : []),
      ...section(
        file.shared,
        shared,
        ({ kind, title, why, link, body, sharedAt, deletedAt }) => [
          `- **${inline(title)}** (${texts.kinds[kind].name}, ${on(sharedAt)}${deletedAt === null ? '' : `; ${file.deleted(on(deletedAt))}`})`,
          ...(link === null ? [] : [`  <${link}>`]),
          ...(why === '' ? [] : quoted(why)),
          ...(body === '' ? [] : quoted(body)),
        ],
        3,
      ),
      ...section(file.edited, edited, ({ title, at, revision }) => [`- ${inline(title)} (${file.version(revision)}, ${on(at)})`], 3),
      ...section(file.views, views, ({ title, text, at }) => [`- ${titled(title)} (${on(at)})`, ...quoted(text)], 3),
      ...section(file.helped, helped, ({ title, line, at }) => [`- ${titled(title)} (${on(at)})`, ...(line === '' ? [] : quoted(line))], 3),
      ...section(file.saidOutdated, saidOutdated, ({ title, at }) => [`- ${titled(title)} (${on(at)})`], 3),
      ...section(file.acts, acts, (act) => [`- ${inline(actSentence(texts, act))} (${on(act.at)})`], 3),
      ...section(
        file.keptFromMessages,
        keptFromMessages,
        ({ title, keptBy, at }) => [`- ${titled(title)} (${inline(keptBy)}, ${on(at)})`],
        3,
      ),
      ...measuredLines(texts, measured),
    ]),
  ]
}

function measuredLines(texts: Texts, { looksAfter, written, readings, annotations, rebases, tokens }: Measured): readonly string[] {
  const { file } = texts.personal.settings
  const on = dates(texts.locale)
  const named = (name: string | null): string => (name === null ? file.gone : inline(name))
  return [
    ...section(file.looksAfter, looksAfter, ({ name }) => [`- ${inline(name)}`], 3),
    ...section(
      file.writtenMetrics,
      written,
      ({ name, goal, why, source, revision, at }) => [
        `- **${inline(name)}** (${file.version(revision)}, ${on(at)})`,
        ...[goal, why, source].filter((words) => words !== '').flatMap(quoted),
      ],
      3,
    ),
    ...section(
      file.readings,
      readings,
      ({ name, period, value, note, at }) => [
        `- ${named(name)}, ${file.reading(period, String(value))} (${on(at)})`,
        ...(note === '' ? [] : quoted(note)),
      ],
      3,
    ),
    ...section(
      file.annotations,
      annotations,
      ({ name, date, text }) => [`- ${named(name)} (${on(`${date}T00:00:00Z`)})`, ...quoted(text)],
      3,
    ),
    ...section(file.rebases, rebases, ({ name, date, reason }) => [`- ${named(name)} (${on(`${date}T00:00:00Z`)})`, ...quoted(reason)], 3),
    ...section(
      file.tokens,
      tokens,
      ({ name, label, at, lastUsedOn }) => [
        `- ${inline(label)}, ${named(name)} (${on(at)}${lastUsedOn === null ? '' : `; ${file.lastUsed(on(`${lastUsedOn}T00:00:00Z`))}`})`,
      ],
      3,
    ),
  ]
}

/** Nothing at all where there is nothing to say. */
function section<Item>(
  title: string,
  items: readonly Item[],
  linesOfItem: (item: Item) => readonly string[],
  level = 2,
): readonly string[] {
  return items.length === 0 ? [] : ['', `${'#'.repeat(level)} ${title}`, '', ...items.flatMap(linesOfItem)]
}

/** In a list: what was typed is Markdown itself, or plain. */
const quoted = (text: string): readonly string[] => ['', ...text.split('\n').map((line) => `  > ${line}`), '']

/** One line, read as it was typed. */
const inline = (text: string): string => text.replaceAll('\n', ' ').replace(/[\\`*_[\]<>#|]/gu, '\\$&')

function dates(locale: string): (instant: string) => string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  return (instant) => format.format(new Date(instant))
}

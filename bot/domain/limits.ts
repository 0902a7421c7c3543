/**
 * Every limit of the product in one place. `Graphemes` are characters as people count them,
 * `Bytes` are UTF-8 unless the name says otherwise. Schemas, cards and forms all read from here.
 */
export const limits = {
  maxTitleGraphemes: 200,
  maxWhyGraphemes: 300,
  maxBodyGraphemes: 20_000,
  /** Of a view that a teammate adds, and of the line on what helped. */
  maxCommentGraphemes: 1_000,
  /** Of the line on what to use instead of something outdated. */
  maxReasonGraphemes: 300,
  /** Of an entry's own words. */
  maxNoteGraphemes: 4_000,
  /** Of a question that a team asks. */
  maxQuestionGraphemes: 200,
  /** Before anything is said of what several people answered: of fewer one can guess who. */
  minAnswers: 5,
  /** Of a team's plan. */
  maxHolidays: 40,
  maxHolidayGraphemes: 80,
  /** Of a metric's name, and of its unit. */
  maxMetricNameGraphemes: 80,
  maxUnitGraphemes: 20,
  /** That a metric's values can be shown with. */
  maxDecimals: 6,
  /** Of one reading: the value that counts and those that it replaced. */
  maxReadingVersions: 50,
  /** Of a table of readings; it is pasted or one file. */
  maxReadingsBytes: 256 * 1024,
  maxReadingRows: 2_000,
  /** Of a team, in use: a few results are looked at, a hundred are not. */
  maxMetrics: 50,
  maxRebases: 50,
  maxAnnotations: 500,
  /** That an annotation names. */
  maxAnnotationLinks: 10,
  maxTokensPerMetric: 10,
  maxTokenLabelGraphemes: 80,
  /** Of one token: whatever measures a week or a month, once a second is more than enough. */
  requestsPerTokenMinute: 60,
  maxTags: 10,
  maxTagGraphemes: 40,
  maxLinkChars: 2_048,
  /** Of a person; longer ones are cut when they are read. */
  maxNameGraphemes: 200,
  maxSearchChars: 200,
  /** A form text larger than this is refused whatever its grapheme count (a grapheme has no upper size). */
  maxTextBytes: 32 * 1024,
  maxBodyTextBytes: 128 * 1024,
  maxPageItems: 100,
  defaultPageItems: 50,
  /** Results on one page of a Teams messaging extension: Teams asks for 25. */
  maxExtensionResults: 25,
  /** Adaptive Cards: counted as UTF-16 bytes of the JSON; Teams refuses 100 KB, we stop at 80. */
  maxCardBytesUtf16: 80 * 1024,
  maxCardActions: 6,
  maxRequestBytes: 256 * 1024,
  maxJsonDepth: 64,
  /** Of an import alone; everything else is `maxRequestBytes`. */
  maxImportBytes: 10 * 1024 * 1024,
  maxImportRows: 50_000,
  /** Of one row of a file as it is written: room for the largest resource with every character escaped. */
  maxImportRowChars: 400_000,
  maxImportColumns: 500,
  /** Of a linked page, to read its preview from. */
  maxPreviewBytes: 512 * 1024,
  previewTimeoutMs: 3_000,
  /** Deleted things can be restored for so long. */
  deletedDays: 30,
  /** A team that has the app again within this time has everything again. */
  graceDays: 30,
  /** Of the trail of administrative acts. */
  auditDays: 365,
  /** Teams drops an invoke's answer after 5 s; ours leaves before that. */
  invokeBudgetMs: 4_000,
  /** Teams sends other turns again after 15 s. */
  turnBudgetMs: 8_000,
  /**
   * Rates, each of them also what may come at once, counted by each instance for itself. What an open tab asks was
   * measured (bot/docs/decisions/075); Teams asks for each pause while somebody types a search: six a second, all day, is nobody's typing.
   */
  requestsPerPersonMinute: 360,
  /** What people save, mark and delete: one a second. */
  changesPerPersonMinute: 60,
  /** Imports, previews of them, and exports. */
  transfersPerPersonHour: 30,
  /** A thousand a second: tabs that thirty thousand people have open; one tenant must not take everything from the others. */
  requestsPerTenantMinute: 60_000,
  /** Before anybody knows who asks. Whole offices, and all of Teams, come from a few addresses. */
  requestsPerAddressMinute: 120_000,
  /** What a caller who can't prove who they are uses up of it: some six hundred tries a minute. */
  costOfUnknownCaller: 200,
  /** Of each kind of rate; some 2 MB. */
  maxRememberedCallers: 20_000,
} as const

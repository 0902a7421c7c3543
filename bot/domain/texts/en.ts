/** All words that people read, in English. Plain, calm, no exclamation marks; what a person gets, not what the system does. */
import type { ErrorCode, FieldFault } from '#domain/errors.ts'
import { limits } from '#domain/limits.ts'
import type { ResourceKind } from '#domain/resources/resource.ts'

const number = new Intl.NumberFormat('en')
const plural = (count: number, one: string, many: string): string => `${number.format(count)} ${count === 1 ? one : many}`

export const en = {
  appName: 'Commonplace',

  kinds: {
    link: { name: 'Link', plural: 'Links', example: 'A page worth knowing' },
    aid: { name: 'Job aid', plural: 'Job aids', example: 'How to do it, step by step' },
    story: { name: 'Story', plural: 'Stories', example: 'What happened, what it taught' },
    idea: { name: 'Idea', plural: 'Ideas', example: 'Something we could try' },
    note: { name: 'Work note', plural: 'Work notes', example: 'What I am working on' },
  } satisfies Record<ResourceKind, unknown>,

  notice: {
    outsideTitle: 'Open Commonplace inside Teams',
    outsideText: 'This page is the Commonplace tab of a channel. In Teams, choose the Commonplace tab above the channel.',
    noTeamTitle: 'A team\u2019s library lives in its channel',
    noTeamText: 'Open the Commonplace tab in a channel of your team.',
  },

  areas: { library: 'Library' },

  library: {
    search: (count: number) => `Search ${plural(count, 'resource', 'resources')}`,
    searchLabel: 'Search the library',
    count: (count: number) => plural(count, 'resource', 'resources'),
    countFor: (count: number, query: string) => `${plural(count, 'resource', 'resources')} for \u201C${query}\u201D`,
    list: 'Resources',
    loading: 'Loading the library',
    loadMore: 'Show more',
    loadingMore: 'Loading more',
    details: 'Details',
    closeDetails: 'Close details',
    openLink: (host: string) => `Open ${host}`,
    sharedOn: (date: string) => `Shared ${date}`,
    detailMissing: 'This resource is not here.',
    detailFailed: 'This resource could not be opened.',
    now: 'now',
    emptyTitle: 'Share the first thing your team should know',
    emptyText: 'A link, a job aid or a story. From then on, teammates find it while they type.',
    nothingFoundTitle: (query: string) => `Nobody has shared anything about \u201C${query}\u201D yet`,
    nothingFoundText: 'Try fewer or other words, or be the first to share it.',
    clearSearch: 'Clear search',
    failedTitle: 'The library could not be loaded.',
    tryAgain: 'Try again',
  },

  share: {
    action: 'Share',
    first: 'Share the first one',
    title: (team: string) => `Share with ${team}`,
    kindLabel: 'What is it?',
    kindHint: 'Decide for me',
    titleLabel: 'Title',
    titleHint: 'A title, or a link alone, is enough.',
    linkLabel: 'Link',
    whyLabel: 'When would a teammate need this?',
    whyHint: 'People choose by this line.',
    bodyLabel: 'Text',
    bodyHint: 'Steps, what happened, what you thought. Optional.',
    addBody: 'Add more detail',
    tagsLabel: 'Tags',
    tagsHint: 'Separate tags with commas.',
    teamLabel: 'Team',
    submit: 'Share',
    submitting: 'Sharing',
    cancel: 'Cancel',
    close: 'Close',
    kept: 'What you typed is kept.',
    draftKept: 'Draft kept on this device',
    /** Announced, and said in the toast. */
    done: (title: string) => `\u201C${title}\u201D is in the library`,
    failed: 'This could not be shared.',
    counter: (used: number, max: number) => `${number.format(used)} / ${number.format(max)}`,
  },

  find: {
    nothing: (query: string) => `Nothing found for \u201C${query}\u201D. Try fewer or other words.`,
    nothingYet: 'Nothing has been shared in your teams yet. Choose Share to add the first thing.',
    noTeam: 'None of your teams has Commonplace yet. In a team, choose Add an app and look for Commonplace.',
    teamsLeftOut: (names: string) => `${names} did not answer in time and is left out.`,
    slow: 'Search is slow right now. Try again in a moment.',
  },

  bot: {
    help: {
      title: 'What your team knows, where you work',
      text: 'Commonplace keeps what your team learns from its work, and finds it again while you type.',
      tips: [
        'Find: choose Commonplace by the message box and type a word. Enter adds the card to your message.',
        'Share: choose Commonplace, then Share. A title or a link is enough.',
        'Library: open the Commonplace tab of your channel to see everything.',
      ],
      notUnderstood: 'I did not get that. This is what I can do:',
    },
    welcome: {
      title: (team: string) => `Commonplace is here for ${team}`,
      text: 'A place for what the team learns from its work. Share a link, a how-to or an experience from any chat; find it again while you type.',
      addedBy: (name: string) => `${name} added it.`,
      tipsTitle: 'Three things to try now',
      tips: [
        'Choose Commonplace by the message box and share one link that a teammate needs.',
        'Type in Find and add a card to your message with Enter.',
        'Write @Commonplace help to see what else there is.',
      ],
    },
    unsupportedChannel:
      'Commonplace works in standard channels for now. Private and shared channels have members of their own, and it does not read their lists yet. Use it in a standard channel of this team.',
  },

  card: {
    openLink: 'Open link',
    details: 'Details',
    kindInTeam: (kind: string, team: string) => `${kind} \u00B7 ${team}`,
    sharedBy: (name: string) => `Shared by ${name}`,
    tags: (tags: readonly string[]) => tags.map((tag) => `#${tag}`).join(' '),
    fallback: (title: string) => `${title} (this Teams version can\u2019t show the card)`,
    reference: (reference: string) => `Reference ${reference}`,
  },

  errors: {
    'invalid-input': { what: 'Some fields need a change.', next: 'See the notes below them, then share again. What you typed is kept.' },
    'not-found': { what: 'This isn\u2019t here, or it isn\u2019t yours to see.', next: 'Check the link, or ask a member of the team.' },
    'not-signed-in': { what: 'You are not signed in.', next: 'Open Commonplace inside Teams.' },
    'stale-version': {
      what: 'Someone changed this while you were working on it.',
      next: 'Load it again and repeat your change. What you typed is kept.',
    },
    'submission-reused': { what: 'This form was already sent with other text.', next: 'Open the form again to share something new.' },
    'unsupported-channel': { what: 'Commonplace works in standard channels for now.', next: 'Use it in a standard channel of this team.' },
    'card-out-of-date': { what: 'This card is out of date.', next: 'Open the latest one.' },
    'roster-unreachable': { what: 'Teams did not say who is in this team.', next: 'Wait a moment and try again. Nothing was changed.' },
    'store-busy': { what: 'Saving and loading are slow right now.', next: 'Wait a moment, then try again.' },
    'too-slow': { what: 'This took too long.', next: 'Wait a moment, then try again.' },
    unreachable: { what: 'Commonplace could not be reached.', next: 'Check your connection, then try again.' },
    'too-large': { what: 'This is too large.', next: 'Shorten the text and try again.' },
    'unsupported-encoding': {
      what: 'The request was packed in a way that isn\u2019t accepted.',
      next: 'Send it without a content encoding.',
    },
    'unreadable-body': { what: 'The request could not be read.', next: 'Send JSON in UTF-8.' },
    'method-not-allowed': { what: 'This address doesn\u2019t work that way.', next: 'See /api/openapi.json for what it offers.' },
    unexpected: { what: 'Something went wrong on our side.', next: 'Try again. If it stays, report the reference below.' },
  } satisfies Record<ErrorCode, { what: string; next: string }>,

  fieldFaults: {
    required: 'Add a title or a link.',
    'too-long': 'This is too long. Shorten it.',
    'too-many': `At most ${limits.maxTags} tags.`,
    'not-a-link': 'This is not a link. A link looks like https://example.org/page.',
    'link-scheme': 'Only http and https links can be shared.',
    'link-credentials': 'A link with a user name or password in it can\u2019t be shared. Remove the part before @.',
    'not-a-choice': 'Choose one of the five kinds.',
    'wrong-type': 'This field needs text.',
  } satisfies Record<FieldFault, string>,
} as const

/** Dialogs and commands in a chat: saving a message, a link that the library knows, what the bot answers. */

export const chat = {
  /** A message that is being kept. */
  save: {
    title: 'Save this message',
    placeLabel: 'For whom?',
    forTeam: (team: string) => `${team}: everyone there can find it`,
    forMe: 'Only for me, in my notebook',
    submit: 'Save',
    from: (author: string) => `From ${author}\u2019s message. The library names ${author} as its author and links to it.`,
    fromSomebody: 'From this message. The library links to it.',
    /** In place of the form, when it is done. */
    keptForTeam: (title: string, team: string) => `\u201C${title}\u201D is in the library of ${team} now.`,
    authorIsTold: (author: string) => `${author} gets a line about it, if they are in the team.`,
    keptForMe: (title: string) => `\u201C${title}\u201D is in your notebook. Nobody else can see it.`,
    done: 'Saved',
    tooLongForMe: 'A note has 4,000 characters at most. Shorten the text.',
    messageTooLong: 'A note has 4,000 characters at most. Your message above still holds all of it: send it again in shorter parts.',
  },
  /** A link that the library has already. */
  known: {
    sentence: (name: string, month: string, title: string) => `${name} shared this in ${month}: \u201C${title}\u201D.`,
    label: 'What should happen?',
    view: 'Add my view to it',
    separate: 'Share it as my own',
    viewMissing: 'Write your view here: what a teammate should know about it.',
  },
  roughLabel: 'Rough note: half-formed, shared early on purpose',
  tagsUsed: (tags: readonly string[]) => `Used here: ${tags.join(', ')}`,
  done: 'Done',

  helped: {
    action: 'This helped me',
    lineLabel: 'What did it change? One line, if you like.',
    submit: 'Say it helped',
    thanks: (name: string) => `${name} and the team can see that it helped.`,
  },
  saveCard: { action: 'Save', done: 'It is in your notebook. Nobody else can see that.' },
  belongsTo: (team: string) => `This belongs to ${team}. Only its members can use these buttons.`,
  gone: 'This is no longer in the library.',

  found: {
    title: (query: string, count: number) => `${count === 1 ? 'One result' : `${String(count)} results`} for \u201C${query}\u201D`,
    recent: 'Shared lately',
    open: (number: number) => `Open ${String(number)}`,
    more: 'To see more, choose Commonplace by the message box, then Find.',
  },
  findWhat: 'Write what you are looking for behind it, such as: find defrost board',
  noteWhat: 'Write your thought behind it, such as: note The coil sensor again, third time this month',
  saveWhat: 'Write a link or a text behind it, such as: save https://example.org/page',
  saved: {
    title: 'It is in your notebook',
    text: (title: string) => `\u201C${title}\u201D. Only you can see it. You can pass it on to a team from the Notebook tab.`,
    open: 'Open my notebook',
  },
  onlyPersonal: 'Your notebook is your own, so this works in our own chat only. Choose Commonplace in the bar at the left, then Chat.',
  notUnderstood: 'I did not get that. What would you like to do with it?',
  keepIt: 'Keep it as a note',
  searchIt: 'Search for it',
  showHelp: 'What I can do',
} as const

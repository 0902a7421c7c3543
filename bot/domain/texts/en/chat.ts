/** Dialogs and commands in a chat: saving a message, a link that the library knows, what the bot answers. */

export const chat = {
  /** A message that is being kept. */
  save: {
    title: 'Save this message',
    placeLabel: 'For whom?',
    forTeam: (team: string) => `${team}: everyone there can find it`,
    forMe: 'Only for me, in my notebook',
    submit: 'Save',
    from: (author: string) =>
      `From ${author}\u2019s message. If it goes to a team, the library names ${author} as its author and links to the message, and ${author} gets a line about it.`,
    fromSomebody: 'From this message. If it goes to a team, the library links to the message.',
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
    sentence: (name: string, when: string, title: string) => `${name} shared this ${when}: \u201C${title}\u201D.`,
    you: 'You',
    today: 'today',
    inMonth: (month: string) => `in ${month}`,
    label: 'What would you like to do? A view takes the line and the text below; a title and tags are for one of your own.',
    view: 'Add my view to it',
    separate: 'Share it as my own',
    viewMissing: 'Write your view here: what a teammate should know about it.',
  },
  viewAdded: {
    done: 'Your view is added',
    text: (title: string) => `It stands below \u201C${title}\u201D in the library, with your name.`,
  },
  roughLabel: 'Rough note: half-formed, shared early on purpose',
  tagsUsed: (tags: readonly string[]) => `Used here: ${tags.join(', ')}`,
  done: 'Done',

  helped: {
    action: 'This helped me',
    lineLabel: 'What did it change? One line, if you like. The team sees it, with your name.',
    submit: 'Say it helped',
    thanks: (name: string) => `${name} and the team can see that it helped.`,
    already: (line: string) => `You said so before, and your line stays: \u201C${line}\u201D`,
  },
  saveCard: {
    action: 'Save',
    done: 'It is in your notebook. Nobody else can see that.',
    already: 'It is already in your notebook. Nobody else can see that.',
  },
  belongsTo: (team: string) => `This belongs to ${team}. Only its members can use these buttons.`,
  gone: 'This is no longer in the library.',

  found: {
    title: (query: string, count: number) => `${count === 1 ? 'One result' : `${String(count)} results`} for \u201C${query}\u201D`,
    best: (query: string, shown: number) => `The best ${String(shown)} for \u201C${query}\u201D`,
    open: (number: number) => `Open ${String(number)}`,
    more: 'To see more, choose Commonplace by the message box, then Find.',
  },
  findWhat: 'Write what you are looking for after it, such as: find defrost board',
  noteWhat: 'Write your thought after it, such as: note The coil sensor again, third time this month',
  saveWhat: 'Write a link or a text after it, such as: save https://example.org/page',
  saved: {
    title: 'It is in your notebook',
    text: (title: string) => `\u201C${title}\u201D. Only you can see it. You can pass it on to a team from the Notebook tab.`,
    open: 'Open my notebook',
  },
  onlyPersonal: 'Your notebook is your own, so this works in our own chat only. Choose Commonplace in the bar at the left, then Chat.',
  youAreWelcome: 'You are welcome.',
  shareByForm:
    'To share with a team, choose Commonplace by the message box, then Share: it asks for a title or a link, and when a teammate needs it.',
  notUnderstood: 'I did not get that. What would you like to do with it?',
  keepIt: 'Keep it as a note',
  searchIt: 'Search for it',
  showHelp: 'What I can do',
} as const

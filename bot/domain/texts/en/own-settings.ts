/** A person's own settings: taking everything out, and deleting oneself. */

export const ownSettings = {
  formerMember: 'A former member',
  export: {
    title: 'Export my data',
    text: 'Everything Commonplace keeps about you: your notebook, and what you shared, edited, said and marked in each of your teams.',
    markdown: { name: 'Markdown', text: 'To read, with any text editor' },
    json: { name: 'JSON', text: 'Complete, for another program' },
    download: (format: string) => `Download ${format}`,
    preparing: 'Preparing',
    done: 'The file is in your downloads',
    failed: 'The export could not be made.',
  },
  delete: {
    title: 'Delete me',
    text: 'Takes you out of Commonplace. This can\u2019t be undone, so export your data first if you want to keep it.',
    whatHappens: [
      'Your notebook and your settings are gone at once. Nobody can bring them back.',
      'Nothing more is sent to you about what you did until now.',
      'In your teams your name goes within minutes. If you are the last steward of a team, any member of it can take over.',
      'You stay a member of your teams in Teams. If you open Commonplace again, you begin anew.',
    ],
    choice: 'What happens to what you gave to your teams?',
    keep: 'It stays, under \u201CA former member\u201D. Your teams can go on using it.',
    remove:
      'It goes as well: what you shared, your views and your marks. What you edited of others\u2019 and what others kept of your messages stays without your name.',
    action: 'Delete me',
    ask: 'Delete everything about you?',
    askKeep: 'Your own space is deleted for good, and what you gave to your teams stays without your name.',
    askRemove: 'Your own space and what you shared with your teams are deleted for good.',
    word: 'delete',
    typeLabel: (word: string) => `Type ${word} to go on`,
    wrongWord: (word: string) => `Type the word ${word} here, or keep everything as it is.`,
    stay: 'Keep everything',
    go: 'Delete me',
    deleting: 'Deleting',
    failed: 'You could not be deleted.',
  },
  deleted: {
    title: 'You are deleted',
    text: 'Your own space is gone. Your name disappears from your teams within minutes. You can close this page. If you open Commonplace again, you begin anew.',
  },
  /** The bot's answer to `export`. */
  bot: {
    title: 'Your data is yours',
    text: 'In your settings you can download everything Commonplace keeps about you, or delete yourself.',
    open: 'Open my settings',
  },
  /** The file that a person takes with them, to read. */
  file: {
    title: (date: string) => `What Commonplace keeps about me, ${date}`,
    leftOut: (team: string) => `${team} did not answer, and is missing here. Try again later.`,
    gone: 'Something that is gone',
    notebook: 'My notebook',
    kept: (date: string) => `kept ${date}`,
    deleted: (date: string) => `deleted ${date}`,
    from: (name: string) => `From a message of ${name}`,
    steward: 'I am a steward of this team.',
    shared: 'What I shared',
    edited: 'Versions that I wrote',
    version: (revision: number) => `version ${String(revision)}`,
    views: 'My views',
    helped: 'What helped me',
    saidOutdated: 'What I marked as outdated',
    acts: 'Administrative acts with my name',
    keptFromMessages: 'Messages of mine that were kept for the team',
  },
} as const

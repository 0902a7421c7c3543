/** A person's own settings: taking everything out, and deleting oneself. */

export const ownSettings = {
  formerMember: 'A former member',
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
    keptFromMessages: 'Messages of mine that were kept for the team',
  },
} as const

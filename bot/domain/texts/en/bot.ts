/** What the bot says. */

export const bot = {
  help: {
    title: 'Hello. This is what Commonplace can do',
    text: 'Commonplace keeps what your team learns from its work, and finds it again while you type.',
    tips: [
      'Find: choose Commonplace by the message box and type a word. Enter adds the card to your message.',
      'Share: choose Commonplace, then Share. A title or a link is enough.',
      'Save: choose the three dots on any message, then More actions and Save. It goes to your team or only to you.',
      'Check in: once a week I ask in our own chat what you learned, where the team has chosen so. A steward does that in Settings of the tab, or writes @Commonplace settings in the channel.',
      'Library: open the Commonplace tab of your channel to see everything.',
    ],
    commandsTitle: 'In our own chat you can also write',
    commands: [
      '**find defrost board** looks in all your teams',
      '**note ask about the coil** goes to your notebook',
      '**save https://example.org/page** keeps a link or a text in your notebook',
      '**check in** asks how your week was, one question after the other',
      '**pause** stops the weekly question for a while',
      '**settings** leads to your own times and choices',
      '**export** leads to everything kept about you, to take it with you or to delete it',
    ],
  },
  welcome: {
    title: (team: string) => `Commonplace is here for ${team}`,
    text: 'A place for what the team learns from its work. Share a link, a how-to or an experience from any chat; find it again while you type.',
    addedBy: (name: string) => `${name} added it.`,
    tipsTitle: 'Three things to try now',
    tips: [
      'Choose Commonplace by the message box and share one link that a teammate needs.',
      'Type in Find and add a card to your message with Enter.',
      'Add the tab: choose + beside the tabs of this channel, then Commonplace. The whole library is there.',
    ],
  },
  newSteward: {
    title: (name: string) => `${name} now looks after Commonplace here`,
    text: 'The team had no steward left. A steward imports, appoints other stewards, and can delete what is out of place.',
  },
  /** To the author of a message that somebody kept. */
  authorTold: {
    title: (name: string, team: string) => `${name} kept a message of yours for ${team}`,
    text: (title: string) => `\u201C${title}\u201D is in the library now, with your name, so that the others can find it.`,
    open: 'See it in the library',
  },
  unsupportedChannel:
    'Commonplace works in standard channels for now. Private and shared channels have members of their own, and it does not read their lists yet. Use it in a standard channel of this team.',
} as const

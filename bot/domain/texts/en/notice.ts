/** Pages that only say something. */

export const notice = {
  outsideTitle: 'Open Commonplace inside Teams',
  outsideText: 'This page is the Commonplace tab of a channel. In Teams, choose the Commonplace tab above the channel.',
  partFailedTitle: 'This part of the page could not be loaded.',
  partFailedText: 'There may be a newer version of Commonplace. Load the page again; what you typed is kept.',
  offlineTitle: 'You are offline.',
  offlineText: 'This part of the page has not been loaded yet. Connect, then load again. What you typed is kept.',
  loadAgain: 'Load again',
  rosterTitle: 'Teams does not say right now who is in this team.',
  rosterText: 'You can read on. Sharing and changing wait until it answers; what you type is kept.',
} as const

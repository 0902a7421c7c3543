/** Pages that only say something. */

export const notice = {
  outsideTitle: 'Open Commonplace inside Teams',
  outsideText: 'This page is the Commonplace tab of a channel. In Teams, choose the Commonplace tab above the channel.',
  partFailedTitle: 'This part of the page could not be loaded.',
  partFailedText: 'Commonplace may have been renewed since you opened it. What you typed is kept.',
  loadAgain: 'Load again',
} as const

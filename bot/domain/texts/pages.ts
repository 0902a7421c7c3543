/** The pages that Teams links to beside the app: what it is, privacy, terms. Served by the service alone; the tab never carries this file. */
import { limits } from '#domain/limits.ts'

export type PlainPage = {
  readonly title: string
  readonly intro: string
  readonly sections: readonly { readonly title: string; readonly texts: readonly string[] }[]
}

export const plainPageTexts = {
  language: 'en',
  home: {
    title: 'Commonplace',
    intro: 'What your team knows, where you work: share what you learn from any chat in Microsoft Teams, and find it again while you type.',
    sections: [
      {
        title: 'Where to find it',
        texts: ['Open Microsoft Teams, choose Apps, and look for Commonplace. Add it to a team or to yourself.'],
      },
    ],
  },
  privacy: {
    title: 'Privacy',
    intro: 'Commonplace keeps what people give to it, for the team they give it to, and nothing about how they use it.',
    sections: [
      {
        title: 'Who is responsible',
        texts: [
          'The organisation that installed Commonplace in your Microsoft Teams operates it and holds everything in it. Those who make the software receive nothing and can see nothing. Questions and requests go to your Teams administrator.',
        ],
      },
      {
        title: 'What is kept for a team',
        texts: [
          'What members share: title, link, text, tags, earlier versions, views, and marks that something helped. With each stands who wrote it and when: the name and the identifier that your organisation’s directory gives to a person.',
          'When a message is kept for the team: its words as they were in the form, its author’s name and identifier, and the address of the message.',
          'When the team is asked each week, and which questions. How many people answered is told only from five up, and never who; stewards see how many can\u2019t be reached, and not who or why.',
          'The team’s name and identifiers, its stewards, and which people are members, as Teams says.',
          'Members of the team can read it. Teams is asked whether somebody is a member, at least every five minutes.',
        ],
      },
      {
        title: 'What is kept for you alone',
        texts: [
          'Your notebook, your answers to the weekly check-ins, and which team you shared with last. No other person can read it in Commonplace; an answer that you share is the team\u2019s from then on.',
          'So that Commonplace can ask you at a time that suits you: when you want to be asked, your time zone as your device or you say it, where your chat with Commonplace is, and what Teams calls you there.',
          'What you are typing stays on your device until you send it.',
        ],
      },
      {
        title: 'What is not kept',
        texts: [
          'What you open, and what you search for. Messages of your chats, except those that somebody saves or writes to Commonplace as a note. There are no cookies, no advertising and no analysis of people.',
          'The service’s log names what happened by identifiers. It holds no texts, no names and no searches.',
        ],
      },
      {
        title: 'Where it is',
        texts: [
          'In a database of your organisation: Azure Cosmos DB in its own subscription, or a file on the server that it runs. People who administer that database can reach all of it.',
          'The service speaks with Microsoft Teams. For a link that was shared it reads the linked page once, to show its title; your organisation can switch that off. Nothing goes to anybody else.',
        ],
      },
      {
        title: 'How long, and how to have it deleted',
        texts: [
          `What you delete can be brought back for ${limits.deletedDays} days, and is then gone for good. A steward of the team can remove it for good at once.`,
          'Everything else stays until somebody deletes it, or until nobody has used it for as long as the stewards of the team chose in its Settings. When the app is removed from a team, nobody can read that team’s library any more; it is there again if the app comes back within 30 days, and is deleted after that. A list of administrative acts, such as who appointed whom, is kept for a year for the team’s stewards.',
          'That you were asked in a week, or why not, is kept for 60 days, so that nobody is asked twice.',
          'Records that keep a form from counting twice, or somebody from being told twice, are gone after 14 days at most.',
          'You can delete what you shared, your views and marks, and everything in your notebook and your check-ins yourself, or all of it at once by deleting yourself. Then your own space is gone at once, and nothing names you any more within minutes: what you gave to your teams stays under “a former member”, or goes as well, as you choose. What somebody else wrote about you in their own words stays theirs. That somebody was deleted is kept for 30 days, without saying who. Your organisation’s backups may hold it for as long as it keeps them.',
          'You can take a copy of everything about you, in a form for programs and in one to read. A team’s whole library can be taken out in its Settings. For all the rest ask your Teams administrator.',
        ],
      },
    ],
  },
  terms: {
    title: 'Terms of use',
    intro: 'Few rules, so that a team can rely on what it finds.',
    sections: [
      {
        title: 'Who offers this',
        texts: [
          'The organisation that installed Commonplace in your Microsoft Teams offers it to you, under the rules that it has for its own systems. Those who make the software have no contract with you.',
        ],
      },
      {
        title: 'What you share',
        texts: [
          'It stays yours: you can change it, take it back and take it out. By sharing it you let the members of that team read, keep and pass it on, and let them keep links and job aids true.',
          'Share only what you may pass on: no secrets, and nothing of others that they would not want there. The stewards of a team may delete what is out of place.',
        ],
      },
      {
        title: 'What is promised',
        texts: [
          'The software is free, under the MIT licence, and comes as it is, without any warranty. Check what matters before you act on it: what a teammate wrote may be out of date.',
        ],
      },
    ],
  },
} as const satisfies { readonly language: string } & Readonly<Record<'home' | 'privacy' | 'terms', PlainPage>>

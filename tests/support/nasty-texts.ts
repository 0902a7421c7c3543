/** Texts that want to be more than text, and texts that only look odd and must stay as they are. */

export type NastyText = {
  readonly what: string
  readonly typed: string
  /** What is left of it once cleaned; `typed` when left out. */
  readonly kept?: string
}

export const nastyTexts: readonly NastyText[] = [
  { what: 'a link', typed: '[Sign in again](https://evil.example/login)' },
  { what: 'a link in angle brackets', typed: 'see <https://evil.example/login>' },
  { what: 'a mail address in angle brackets', typed: 'write to <boss@evil.example>' },
  { what: 'a link by reference', typed: '[x]: https://evil.example "t"' },
  { what: 'a picture', typed: '![x](https://evil.example/pixel.png)' },
  { what: 'a script address', typed: '[x](javascript:alert(1))' },
  { what: 'a link in HTML', typed: '<a href="https://evil.example">x</a>' },
  { what: 'a script', typed: '<script>alert(1)</script>' },
  { what: 'a script that ends what is around it', typed: '"></title></textarea><svg onload=alert(1)>' },
  { what: 'a picture that fails', typed: '<img src=x onerror=alert(1)>' },
  { what: 'a mention', typed: '<at>Boss</at> and <AT id="0">Everyone</AT>' },
  { what: 'a mention in entities', typed: '&lt;at&gt;Boss&lt;/at&gt; &#60;b&#62; &amp; Co' },
  { what: 'emphasis', typed: '**bold** __bold__ *it* _it_ ~~gone~~ `code`' },
  { what: 'a heading', typed: '# Huge' },
  { what: 'a line', typed: '---' },
  { what: 'a quote', typed: '> quoted' },
  { what: 'lists', typed: '- one' },
  { what: 'a numbered list', typed: '1. one' },
  { what: 'a table', typed: '| a | b |' },
  { what: 'a function of cards', typed: '{{DATE(2026-01-01T00:00:00Z, SHORT)}}' },
  { what: 'template expressions', typed: '${$root.secret} {{x}} #{1+1} <%= 1 %>' },
  { what: 'the end of a JSON text', typed: '"}],"actions":[{"type":"Action.Http"}' },
  { what: 'a formula', typed: '=HYPERLINK("https://evil.example","x")' },
  { what: 'a formula with a plus', typed: "+cmd|' /C calc'!A0" },
  { what: 'a formula with a minus', typed: "-cmd|' /C calc'!A0" },
  { what: 'a formula with an at', typed: '@SUM(1+1)' },
  { what: 'a formula in wide letters', typed: '\uFF1D1+1' },
  { what: 'a formula behind a semicolon', typed: "x;=cmd|' /C calc'!A0;y" },
  { what: 'a guarded formula', typed: "'=1+1" },
  { what: 'a name that reads backwards', typed: 'invoice\u202Egpj.exe', kept: 'invoicegpj.exe' },
  { what: 'isolates', typed: '\u2066a\u2069 \u2067b\u2069 \u202Ac\u202C', kept: 'a b c' },
  { what: 'control characters', typed: 'a\u0000b\u0007c\u001B[31md\u009Fe', kept: 'abc[31mde' },
  { what: 'format characters of long ago', typed: 'a\u206Ab\uFFF9c\uFFFBd', kept: 'abcd' },
  { what: 'half a character', typed: 'a\uD800b', kept: 'a\uFFFDb' },
  { what: 'Hebrew and Arabic', typed: '\u05E9\u05DC\u05D5\u05DD K4 \u0645\u0631\u062D\u0628\u0627\u200F' },
  { what: 'Persian, which needs its invisible joints', typed: '\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645' },
  {
    what: 'families and flags',
    typed: '\u{1F468}\u200D\u{1F469}\u200D\u{1F467} \u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F} \u2764\uFE0F',
  },
]

export const keptOf = ({ typed, kept = typed }: NastyText): string => kept.normalize('NFC')

/** Breaks that cards put into what would be markup; nobody sees them. */
export const withoutBreaks = (text: string): string => text.replaceAll('\u200B', '')

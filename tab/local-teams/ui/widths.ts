/** The width of a phone, for styles: one pane at a time. */
export const narrow = '@media (max-width: 700px)'

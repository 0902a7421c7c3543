/** The one toaster of the page. */
export const toasterId = 'toasts'

/** What was typed into a form, from one page to the next; all of it ends with the sign-in. */
export const formCookiePrefix = 'city-form-';

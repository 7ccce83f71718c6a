/** How long a code is good, how often it may be wrong, and how soon another one is sent. */
export const codeMinutes = 30;
export const codeTries = 5;
export const codeEverySeconds = 60;

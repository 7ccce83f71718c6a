/** Whether a step leads from one screen of a room to another: the frame around them stays as it is. */
export function staysInRoom(step: {
  currentUrl: URL;
  nextUrl: URL;
  formMethod?: string | undefined;
}): boolean {
  const roomOf = ({ pathname }: URL) => /^\/room\/[^/]+/.exec(pathname)?.[0];
  const room = roomOf(step.currentUrl);
  return !step.formMethod && room !== undefined && room === roomOf(step.nextUrl);
}

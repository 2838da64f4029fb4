/** A path of our own site to go on to; whatever could lead elsewhere becomes the front page. */
export const returnTo = (given: string | undefined): string =>
  given !== undefined && /^\/(?![/\\])[\w\-./?=&%]*$/.test(given) && !given.startsWith('/auth/') ? given : '/';

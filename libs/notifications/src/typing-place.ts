/** Where a code can be typed: the page of the link, without what the link carries. */
export const typingPlace = (link: string): string => {
  const { host, pathname } = new URL(link);
  return `${host}${pathname.replace(/\/[^/]*$/, '')}`;
};

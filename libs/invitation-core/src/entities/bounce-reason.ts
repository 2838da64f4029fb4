const BASIC = /(?:^|[\s;:(])([245]\d\d)(?=[\s;:,)]|-[245]\.|$)/;
const ENHANCED = /(?:^|[^\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/;

/** What is kept of a reason that came from elsewhere: its status codes, since the rest quotes addresses. */
export const toBounceReason = (text: string | undefined): string => {
  const codes = [BASIC, ENHANCED].flatMap((form) => form.exec(text ?? '')?.[1] ?? []);
  return codes.length === 0 ? 'bounced' : codes.join(' ');
};

/** Reasons that come from ourselves. */
export const NO_ADDRESS = 'no usable address';
export const COMPLAINT = 'complaint';

/** An address that can be mailed: exactly one `@` with something on both sides, and no white space. */
export const isMailable = (address: string | null): address is string =>
  address !== null && /^[^@\s]+@[^@\s]+$/.test(address);

/** Replies by their status, so that it stays the literal that the contract demands. */
export const ok = <B>(body: B): { readonly status: 200; readonly body: B } => ({ status: 200, body });

export const tagged = <B>(
  body: B,
  ETag: string,
): { readonly status: 200; readonly body: B; readonly headers: { readonly ETag: string } } => ({
  status: 200,
  body,
  headers: { ETag },
});

export const created = <B>(
  body: B,
  Location: string,
): { readonly status: 201; readonly body: B; readonly headers: { readonly Location: string } } => ({
  status: 201,
  body,
  headers: { Location },
});

export const accepted = <B>(
  body: B,
  Location: string,
): { readonly status: 202; readonly body: B; readonly headers: { readonly Location: string } } => ({
  status: 202,
  body,
  headers: { Location },
});

export const noContent: { readonly status: 204 } = { status: 204 };

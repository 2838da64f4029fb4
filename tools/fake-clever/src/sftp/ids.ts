import { idFrom } from '../world/object-id.ts';

/** Stable Clever ids: a hash of the district, the kind and the district's own id. */
export type SftpIds = (kind: string, ...sisId: readonly string[]) => string;

export const makeSftpIds =
  (district: string): SftpIds =>
  (kind, ...sisId) =>
    idFrom(district, kind, ...sisId);

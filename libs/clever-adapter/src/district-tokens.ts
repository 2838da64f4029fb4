import { E } from '@bloomz/kernel';
import type { DistrictId, SourceFailure } from '@bloomz/onboarding-core';
import type { Call } from './call.ts';
import { clientAuthorization, type Settings } from './clever-config.ts';
import { decodeTokenOf } from './codecs/token-answer.ts';
import { type Fault, unavailable } from './faults.ts';
import type { Sender } from './sender.ts';

type Token = Promise<E.Either<SourceFailure, string>>;

export interface DistrictTokens {
  /** The token as last read by this process, or else from Clever. */
  readonly current: (call: Call, districtId: DistrictId) => Token;
  /** From Clever, now. */
  readonly fresh: (call: Call, districtId: DistrictId) => Token;
  /** Instead of one that Clever rejected. Read once per call; the same again means that the district has left. */
  readonly instead: (call: Call, districtId: DistrictId, rejected: string) => Token;
}

const toFailure = ({ status, reason, detail }: Fault): SourceFailure =>
  status === 401 || status === 403 ? { _tag: 'ClientRejected' } : unavailable(reason, detail);

/** https://dev.clever.com/docs/ss-design */
export const makeDistrictTokens = (settings: Settings, send: Sender): DistrictTokens => {
  const { authUrl } = settings;
  const authorization = clientAuthorization(settings);
  const known = new Map<DistrictId, string>();
  const reread = new WeakMap<Call, Token>();

  const fresh: DistrictTokens['fresh'] = async (call, districtId) => {
    const url = new URL(`${authUrl}/oauth/tokens?owner_type=district&district=${encodeURIComponent(districtId)}`);
    const question = { url, what: 'GET /oauth/tokens', authorization };
    const answer = await send(call, question, decodeTokenOf(districtId));
    if (E.isLeft(answer)) return E.left(toFailure(answer.left));
    if (answer.right === undefined) {
      known.delete(districtId);
      return E.left({ _tag: 'DistrictNotConnected', districtId });
    }
    known.set(districtId, answer.right);
    return E.right(answer.right);
  };
  const rereadOnce = (call: Call, districtId: DistrictId): Token => {
    const token = reread.get(call) ?? fresh(call, districtId);
    reread.set(call, token);
    return token;
  };
  return {
    fresh,
    current: async (call, districtId) => {
      const token = known.get(districtId);
      return token === undefined ? fresh(call, districtId) : E.right(token);
    },
    instead: async (call, districtId, rejected) => {
      const byNow = known.get(districtId);
      if (byNow !== undefined && byNow !== rejected) return E.right(byNow);
      const token = await rereadOnce(call, districtId);
      if (E.isLeft(token) || token.right !== rejected) return token;
      known.delete(districtId);
      return E.left({ _tag: 'DistrictNotConnected', districtId });
    },
  };
};

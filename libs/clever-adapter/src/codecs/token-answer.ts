import { E } from '@bloomz/kernel';
import type { DistrictId } from '@bloomz/onboarding-core';
import * as t from 'io-ts';

const Answer = t.type({ data: t.UnknownArray });
const TokenOfOwner = t.type({ owner: t.type({ id: t.string }), access_token: t.string });

/** What may stand in a header. Anything else must not get near one, since errors would quote it. */
export const isToken = (text: string): boolean => /^[\w.~+/=-]+$/.test(text);

/** The district's own token. `undefined`: Clever has none for us. https://dev.clever.com/docs/ss-design */
export const decodeTokenOf =
  (districtId: DistrictId) =>
  (body: unknown): E.Either<string, string | undefined> => {
    if (!Answer.is(body)) return E.left('not a list of tokens');
    const own = body.data.filter(TokenOfOwner.is).find(({ owner }) => owner.id === districtId);
    return E.right(own !== undefined && isToken(own.access_token) ? own.access_token : undefined);
  };

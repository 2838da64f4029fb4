import { E, type TE } from '@bloomz/kernel';
import type { DistrictId, SourceFailure } from '@bloomz/onboarding-core';
import { type Call, runCall } from './call.ts';
import { type CleverConfig, type Settings, toSettings } from './clever-config.ts';
import { type DistrictTokens, makeDistrictTokens } from './district-tokens.ts';
import { type CallFailure, type Fault, unavailable } from './faults.ts';
import { type Decode, makeSender, type Sender } from './sender.ts';

/** One answer of Clever's data API. `path` starts with the version. */
export type Get = <A>(path: string, decode: Decode<A>) => TE.TaskEither<CallFailure, A>;

export interface CleverHttp {
  readonly settings: Settings;
  /** Runs the work of one port call against one district. */
  readonly call: <A>(
    districtId: DistrictId,
    work: (get: Get, call: Call) => TE.TaskEither<SourceFailure, A>,
  ) => TE.TaskEither<SourceFailure, A>;
  /** The same, after asking Clever anew whether the district is connected. */
  readonly callAnew: CleverHttp['call'];
}

const toCallFailure = ({ status, reason, detail }: Fault): CallFailure =>
  reason === 'Refused' && (status === 404 || status === 403)
    ? { _tag: 'NotThere', status, detail }
    : unavailable(reason, detail);

const pathOf = (path: string): string => path.replace(/\?.*$/s, '');

const makeGet = (
  { apiUrl }: Settings,
  send: Sender,
  tokens: DistrictTokens,
  [call, districtId]: readonly [Call, DistrictId],
): Get => {
  const attempt = <A>(path: string, decode: Decode<A>, token: string): Promise<E.Either<Fault, A>> => {
    const question = { url: new URL(apiUrl + path), what: `GET ${pathOf(path)}`, authorization: `Bearer ${token}` };
    return send(call, question, decode);
  };
  return (path, decode) => async () => {
    const token = await tokens.current(call, districtId);
    if (E.isLeft(token)) return token;
    const first = await attempt(path, decode, token.right);
    if (E.isRight(first)) return first;
    if (first.left.status !== 401) return E.left(toCallFailure(first.left));
    const other = await tokens.instead(call, districtId, token.right);
    if (E.isLeft(other)) return other;
    call.cost.retries += 1;
    const second = await attempt(path, decode, other.right);
    if (E.isRight(second)) return second;
    return E.left(
      second.left.status === 401 ? { _tag: 'DistrictNotConnected', districtId } : toCallFailure(second.left),
    );
  };
};

/** Our connection to Clever: tokens, budgets and retries live here for the whole process. */
export const makeCleverHttp = (config: CleverConfig): CleverHttp => {
  const settings = toSettings(config);
  const send = makeSender(settings);
  const tokens = makeDistrictTokens(settings, send);
  return {
    settings,
    call: (districtId, work) =>
      runCall(settings, (call) => work(makeGet(settings, send, tokens, [call, districtId]), call)),
    callAnew: (districtId, work) =>
      runCall(settings, (call) => async () => {
        const token = await tokens.fresh(call, districtId);
        if (E.isLeft(token)) return token;
        return work(makeGet(settings, send, tokens, [call, districtId]), call)();
      }),
  };
};

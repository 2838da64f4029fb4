import { TE } from '@bloomz/kernel';
import type { CleverIdentity } from '../entities/account.ts';
import type { CodeRefused, ForeignToken, SignInUnavailable } from '../errors.ts';
import type { CleverSignIn, Redeeming } from '../ports/clever-sign-in.ts';

type Refusal = CodeRefused | ForeignToken | SignInUnavailable;

export type InMemoryCleverSignIn = CleverSignIn & {
  /** A code that redeems to that person, once. */
  readonly codeFor: (identity: CleverIdentity) => string;
  readonly failWith: (refusal: Refusal | undefined) => void;
  readonly redeemed: ReadonlyArray<Redeeming>;
};

/** Clever's sign-in without Clever. */
export const makeInMemoryCleverSignIn = (): InMemoryCleverSignIn => {
  const codes = new Map<string, CleverIdentity>();
  const redeemed: Redeeming[] = [];
  let [count, failure] = [0, undefined as Refusal | undefined];
  return {
    redeemed,
    codeFor: (identity) => {
      const code = `code-${(count += 1)}`;
      codes.set(code, identity);
      return code;
    },
    failWith: (refusal) => {
      failure = refusal;
    },
    authorizeUrl: (request) => `https://clever.example/oauth/authorize?${new URLSearchParams(request).toString()}`,
    redeem: (redeeming) =>
      TE.flatMap((): TE.TaskEither<Refusal, CleverIdentity> => {
        redeemed.push(redeeming);
        const identity = codes.get(redeeming.code);
        codes.delete(redeeming.code);
        if (failure !== undefined) return TE.left(failure);
        return identity ? TE.right(identity) : TE.left({ _tag: 'CodeRefused' });
      })(TE.right(undefined)),
  };
};

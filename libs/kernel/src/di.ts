import type { BindToFluentSyntax, Container, ServiceIdentifier } from 'inversify';

/** A symbol that remembers what it stands for. Shares its name with the type. */
export type Token<T> = symbol & { readonly _type?: T };
export const token = <T>(name: string): Token<T> => Symbol.for(name);

type Bind = <T>(what: ServiceIdentifier<T>) => BindToFluentSyntax<T>;
type TokensOf<Args extends unknown[]> = { [K in keyof Args]: Token<Args[K]> };

/** Binds `what` to `make`, whose arguments come from `needs`, in order. The compiler checks the order. */
export const provide = <T, Args extends unknown[]>(
  bind: Bind,
  what: Token<T>,
  make: (...args: Args) => T,
  needs: TokensOf<Args>,
): void => {
  bind<T>(what)
    .toResolvedValue(make as never, needs as never)
    .inSingletonScope();
};

/** Binds `what` to a value that exists already: configuration, a connection, a fake. */
export const provideValue = <T>(bind: Bind, what: Token<T>, value: T): void => {
  bind<T>(what).toConstantValue(value);
};

/** Composition roots only: everything else receives what it needs as arguments. */
export const get = <T>(container: Container, what: Token<T>): T => container.get<T>(what);

import type * as t from 'io-ts';

/** A field that may be absent. */
export type Optional<C extends t.Mixed> = { readonly optional: C };
/** A field that has a value even where it was not sent. */
export type Defaulting<C extends t.Mixed> = { readonly defaulting: C; readonly value: t.TypeOf<C> };

export const optional = <C extends t.Mixed>(codec: C): Optional<C> => ({ optional: codec });
export const defaulting = <C extends t.Mixed>(codec: C, value: t.TypeOf<C>): Defaulting<C> => ({
  defaulting: codec,
  value,
});

export type Field = t.Mixed | Optional<t.Mixed> | Defaulting<t.Mixed>;
export type Fields = { readonly [name: string]: Field };

type Flat<T> = { readonly [K in keyof T]: T[K] };
type CodecOf<F> = F extends Optional<infer C> ? C : F extends Defaulting<infer C> ? C : F extends t.Mixed ? F : never;
type KeysOf<F, Kind> = { [K in keyof F]: F[K] extends Kind ? K : never }[keyof F];
type Picked<F, Kind, Way extends '_A' | '_O'> = { readonly [K in KeysOf<F, Kind>]: CodecOf<F[K]>[Way] };

/** What is read: defaults are filled in. */
export type Decoded<F> = Flat<
  Picked<F, t.Mixed | Defaulting<t.Mixed>, '_A'> & Partial<Picked<F, Optional<t.Mixed>, '_A'>>
>;
/** What is sent: whatever has a default may be left out. */
export type Encoded<F> = Flat<
  Picked<F, t.Mixed, '_O'> & Partial<Picked<F, Optional<t.Mixed> | Defaulting<t.Mixed>, '_O'>>
>;

export const codecOf = (field: Field): t.Mixed =>
  'optional' in field ? field.optional : 'defaulting' in field ? field.defaulting : field;

export const isRequired = (field: Field): boolean => !('optional' in field) && !('defaulting' in field);

/** The value of a field that was not sent. */
export const absentValue = (field: Field): unknown => ('defaulting' in field ? field.value : undefined);

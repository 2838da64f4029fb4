import type { E } from '@bloomz/kernel';
import type { RosterRead, SourceFailure } from '@bloomz/onboarding-core';
import { afterEach } from 'vitest';
import type { CleverConfig } from '../clever-config.ts';
import { makeCleverHttp } from '../clever-http.ts';
import { makeCleverRosterSource } from '../clever-roster-source.ts';
import { aConfig, aSchoolRef, type Script, type ScriptedClever, startScriptedClever } from './scripted-clever.ts';
import type { TinyDistrict } from './tiny-district.ts';

const open: ScriptedClever[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((clever) => clever.close()));
});

/** A Clever that ends with the test. */
export const aClever = async (district?: TinyDistrict, script?: Script): Promise<ScriptedClever> => {
  const clever = await startScriptedClever(district, script);
  open.push(clever);
  return clever;
};

export type AReading = {
  readonly clever: ScriptedClever;
  readonly read: () => Promise<E.Either<SourceFailure, RosterRead>>;
  readonly progress: number[];
};

/** A Clever and one source reading it. */
export const aReading = async (
  district?: TinyDistrict,
  script?: Script,
  config: Partial<CleverConfig> = {},
): Promise<AReading> => {
  const clever = await aClever(district, script);
  const source = makeCleverRosterSource(makeCleverHttp(aConfig(clever.url, config)));
  const progress: number[] = [];
  return { clever, progress, read: () => source.read(aSchoolRef(), (records) => progress.push(records))() };
};

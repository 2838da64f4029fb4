import { CleverSignIn } from '@bloomz/access-core';
import { provideValue } from '@bloomz/kernel';
import { RosterSource, SetupProbe } from '@bloomz/onboarding-core';
import { ContainerModule } from 'inversify';
import type { CleverConfig } from './clever-config.ts';
import { makeCleverHttp } from './clever-http.ts';
import { makeCleverRosterSource } from './clever-roster-source.ts';
import { makeCleverSetupProbe } from './clever-setup-probe.ts';
import { makeCleverSignIn } from './clever-sign-in.ts';

/** Needs: nothing. Gives: RosterSource and SetupProbe, which share tokens and budgets, and CleverSignIn. */
export const cleverModule = (config: CleverConfig): ContainerModule => {
  const http = makeCleverHttp(config);
  return new ContainerModule(({ bind }) => {
    provideValue(bind, RosterSource, makeCleverRosterSource(http));
    provideValue(bind, SetupProbe, makeCleverSetupProbe(http));
    provideValue(bind, CleverSignIn, makeCleverSignIn(config));
  });
};

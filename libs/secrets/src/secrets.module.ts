import { Secrets } from '@bloomz/access-core';
import { provideValue } from '@bloomz/kernel';
import { ContainerModule } from 'inversify';
import { makeNodeSecrets } from './node-secrets.ts';

/** Needs: nothing. Gives: Secrets. */
export const secretsModule = new ContainerModule(({ bind }) => {
  provideValue(bind, Secrets, makeNodeSecrets());
});

import { CodeVault } from '@bloomz/invitation-core';
import { provideValue } from '@bloomz/kernel';
import { ContainerModule } from 'inversify';
import { makeCodeVault } from './code-vault.ts';

/** Needs: the application's key, 32 bytes. Gives: CodeVault. */
export const codeVaultModule = (appKey: Buffer): ContainerModule =>
  new ContainerModule(({ bind }) => {
    provideValue(bind, CodeVault, makeCodeVault(appKey));
  });

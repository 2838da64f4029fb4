import * as access from '@bloomz/access-core';
import * as fakes from '@bloomz/access-core/testing';
import { get, provideValue } from '@bloomz/kernel';
import { Container, ContainerModule } from 'inversify';
import { describe, expect, it } from 'vitest';
import { secretsModule } from './secrets.module.ts';

const inMemory = new ContainerModule(({ bind }) => {
  provideValue(bind, access.AccountStore, fakes.makeInMemoryAccountStore());
  provideValue(bind, access.SessionStore, fakes.makeInMemorySessionStore());
  provideValue(bind, access.ApiKeyStore, fakes.makeInMemoryApiKeyStore([]));
  provideValue(bind, access.GrantStore, fakes.makeInMemoryGrantStore());
  provideValue(bind, access.CodeLedger, fakes.makeInMemoryCodeLedger());
  provideValue(bind, access.CleverSignIn, fakes.makeInMemoryCleverSignIn());
  provideValue(bind, access.Clock, () => fakes.NOW);
});

const compose = (): Container => {
  const container = new Container();
  container.load(access.accessModule, secretsModule, inMemory);
  return container;
};

describe('secretsModule', () => {
  it('is what accessModule lacks to give every use case', () => {
    const container = compose();
    for (const useCase of [
      ...[access.SignInWithPassword, access.BeginCleverSignIn, access.FinishCleverSignIn],
      ...[access.LinkClever, access.LinkWhileSignedIn, access.ResolveSession, access.ResolveApiKey, access.SignOut],
      ...[access.CreateApiKey, access.RevokeApiKey, access.ListApiKeys, access.SetPassword, access.SweepAccess],
    ])
      expect(get<unknown>(container, useCase)).toBeTypeOf('function');
  });

  it('signs in with a password, with real hashes', async () => {
    const container = compose();
    const [email, password] = ['head@example.org', 'correct horse battery'];
    const { id } = await fakes.right(get(container, access.SetPassword)({ email, password }));
    const { token } = await fakes.right(
      get(container, access.SignInWithPassword)({ email, password, replacing: null }),
    );
    expect((await fakes.right(get(container, access.ResolveSession)(token))).account.id).toBe(id);
  });
});

import 'reflect-metadata';
import { type Database, persistenceModule } from '@bloomz/bloomz-persistence';
import { cleverModule, countAnswers } from '@bloomz/clever-adapter';
import type { CleverSettings } from '@bloomz/configuration';
import { get, provideValue } from '@bloomz/kernel';
import { Clock, NewRunId, onboardingModule, PerformRun } from '@bloomz/onboarding-core';
import { Container, ContainerModule } from 'inversify';
import type { Registry } from 'prom-client';

const machineModule = new ContainerModule(({ bind }) => {
  provideValue(bind, Clock, () => new Date());
  provideValue(bind, NewRunId, () => crypto.randomUUID());
});

/** The composition root of the worker. */
export const composePerformRun = (database: Database, clever: CleverSettings, registry: Registry): PerformRun => {
  const { apiUrl, authUrl, clientId, clientSecret } = clever;
  const toClever = cleverModule({ apiUrl, authUrl, clientId, clientSecret, onAnswer: countAnswers(registry) });
  const container = new Container({ defaultScope: 'Singleton' });
  container.load(onboardingModule, persistenceModule(database), toClever, machineModule);
  return get(container, PerformRun);
};

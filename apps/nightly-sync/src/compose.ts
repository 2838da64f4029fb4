import 'reflect-metadata';
import { type Database, persistenceModule } from '@bloomz/bloomz-persistence';
import { cleverModule } from '@bloomz/clever-adapter';
import type { CleverSettings } from '@bloomz/configuration';
import { get, provideValue } from '@bloomz/kernel';
import { Clock, NewRunId, onboardingModule, PerformRun } from '@bloomz/onboarding-core';
import { Container, ContainerModule } from 'inversify';

const machineModule = new ContainerModule(({ bind }) => {
  provideValue(bind, Clock, () => new Date());
  provideValue(bind, NewRunId, () => crypto.randomUUID());
});

/** The composition root of the worker. */
export const composePerformRun = (database: Database, clever: CleverSettings): PerformRun => {
  const container = new Container({ defaultScope: 'Singleton' });
  container.load(onboardingModule, persistenceModule(database), cleverModule(clever), machineModule);
  return get(container, PerformRun);
};

import { CleverSignIn } from '@bloomz/access-core';
import { get } from '@bloomz/kernel';
import { RosterSource, SetupProbe } from '@bloomz/onboarding-core';
import { Container } from 'inversify';
import { describe, expect, it } from 'vitest';
import { cleverModule } from './clever.module.ts';
import { toSettings } from './clever-config.ts';
import { aConfig } from './testing/scripted-clever.ts';

describe('cleverModule', () => {
  it('gives a RosterSource, a SetupProbe and a CleverSignIn, and needs nothing', () => {
    const container = new Container();
    container.load(cleverModule(aConfig('https://api.clever.com')));
    expect(get(container, RosterSource)).toHaveProperty('read');
    expect(get(container, SetupProbe)).toHaveProperty('probe');
    expect(get(container, CleverSignIn)).toHaveProperty('redeem');
  });

  it('refuses an address that is none, at start-up', () => {
    expect(() => cleverModule(aConfig('clever'))).toThrow(TypeError);
  });

  it('takes an address with or without a slash or the version', () => {
    for (const url of ['https://api.clever.com', 'https://api.clever.com/', 'https://api.clever.com/v3.1/'])
      expect(toSettings(aConfig(url)).apiUrl).toBe('https://api.clever.com');
  });
});

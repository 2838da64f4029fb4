import { expect } from 'vitest';
import { leaked } from './planted.ts';
import { closeSite, liveThrough, provokeProblems, aPlantedSite, whatWasSaid } from './side-doors.ts';

/** A school lives through everything with so many planted texts in its records, and none of them leaves by a side door. */
export const expectDiscretion = async (atLeast: number): Promise<string> => {
  const site = await aPlantedSite(atLeast);
  try {
    expect(site.texts.length).toBeGreaterThanOrEqual(atLeast);
    await liveThrough(site);
    const problems = await provokeProblems(site);
    const refused = problems.filter(({ status }) => status >= 400);
    const said = await whatWasSaid(site, refused);
    const inBloomz = leaked(site.texts, (await site.world.cli('export', '--school', site.school)).out);
    expect(inBloomz.length).toBeGreaterThan(atLeast / 2);
    expect(said.logs).toContain('a run was left');
    expect(said.metrics).toContain('bloomz_runs');
    expect(said.jobs).toContain('runId');
    for (const [where, text] of Object.entries(said))
      expect([where, ...leaked([...site.texts, ...site.secrets], text)]).toEqual([where]);
    const sizes = Object.entries(said).map(([where, { length }]) => `${where} ${Math.ceil(length / 1_000)} kB`);
    return `${site.texts.length} planted, ${inBloomz.length} of them in Bloomz, 0 in ${sizes.join(', ')} (${refused.length} problems)`;
  } finally {
    await closeSite(site);
  }
};

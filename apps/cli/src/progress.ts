import type { Progress, ProgressListener } from '@bloomz/onboarding-core';
import cliProgress from 'cli-progress';

export type ProgressBar = { readonly listen: ProgressListener; readonly stop: () => void };

const LABEL: Record<Progress['phase'], string> = {
  reading: 'Reading from Clever',
  planning: 'Planning',
  applying: 'Applying',
};

const NO_BAR: ProgressBar = { listen: () => undefined, stop: () => undefined };

/** A bar on the terminal while a run is at work; nothing at all elsewhere. */
export const makeProgressBar = (terminal: NodeJS.WritableStream | null): ProgressBar => {
  if (terminal === null) return NO_BAR;
  const format = (
    { bar }: { bar: string },
    { value, total }: { value: number; total: number },
    label: string,
  ): string => (total > 0 ? `${label} ${bar} ${value}/${total}` : `${label} … ${value > 0 ? `${value} records` : ''}`);
  let label = '';
  const bar = new cliProgress.SingleBar({
    stream: terminal,
    clearOnComplete: true,
    hideCursor: true,
    barsize: 24,
    format: (options, params) => {
      const filled = Math.round((options.barsize ?? 0) * params.progress);
      return format({ bar: '█'.repeat(filled).padEnd(options.barsize ?? 0, '░') }, params, label);
    },
  });
  let started = false;
  return {
    listen: ({ phase, done, of = 0 }) => {
      label = LABEL[phase];
      if (!started) bar.start(of, done);
      started = true;
      bar.setTotal(of);
      bar.update(done);
    },
    stop: () => {
      if (started) bar.stop();
    },
  };
};

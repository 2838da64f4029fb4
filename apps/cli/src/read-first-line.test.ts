import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readFirstLine } from './read-first-line.ts';

const NEVER = new AbortController().signal;
const reading = (...chunks: ReadonlyArray<string>) => readFirstLine(Readable.from(chunks), new PassThrough(), NEVER);

describe('the first line of stdin', () => {
  it.each([
    [['a pass word\n'], 'a pass word'],
    [['a pass', ' word'], 'a pass word'],
    [['first\r\nsecond\r\n'], 'first'],
    [['Zoë 山\n'], 'Zoë 山'],
    [['\n'], ''],
  ])('of %j is %j', async (chunks, line) => {
    expect(await reading(...chunks)).toBe(line);
  });

  it('is none when nothing comes', async () => {
    expect(await reading()).toBeUndefined();
  });

  it('is not waited for once the command is to end', async () => {
    const stop = new AbortController();
    const line = readFirstLine(new PassThrough(), new PassThrough(), stop.signal);
    stop.abort();
    expect(await line).toBeUndefined();
  });

  it('is asked for at a terminal, and not shown there', async () => {
    const [input, prompts] = [Object.assign(new PassThrough(), { isTTY: true }), new PassThrough()];
    const line = readFirstLine(input, prompts, NEVER);
    input.write('hidden\r');
    expect(await line).toBe('hidden');
    expect(String(prompts.read())).toBe('Password: \n');
  });
});

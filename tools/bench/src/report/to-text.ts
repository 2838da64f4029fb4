import type { HttpResult } from '../http/measure-http.ts';
import type { MailResult } from '../mail/measure-mail.ts';
import { median } from '../numbers.ts';
import type { PlanTimes } from '../plan/planner.ts';
import type { SchoolResult } from '../school/measure-school.ts';
import type { MeasuredWay, WritePathResult } from '../write-path/measure-write-path.ts';
import { type StepName, STEPS } from '../write-path/write-way.ts';
import type { WayName } from '../write-path/writer.ts';
import type { BenchDocument } from './bench-document.ts';
import { bestRound, type Figure, perMail, ratioToFloor } from './figures.ts';
import { layOut, megabytes, seconds, whole } from './layout.ts';

const schoolText = ({ records, imports }: SchoolResult): string => {
  const { students, teachers, sections, enrolments } = records;
  return layOut(
    `A. A school of ${whole(students)} students, ${whole(teachers)} teachers, ${whole(sections)} sections, ${whole(enrolments)} enrolments, each import a process of its own`,
    [
      [
        '',
        'process s',
        'CPU s',
        'import s',
        'read',
        'plan',
        'apply',
        'requests',
        'retries',
        'rows',
        'WAL MB',
        'peak MB',
      ],
      ...imports.map((i) => [
        i.name,
        seconds(i.processMs),
        seconds(i.cpuMs),
        ...[i.ms.total, i.ms.read, i.ms.plan, i.ms.apply].map(seconds),
        String(i.requests.total),
        String(i.cost.retries),
        whole(i.rows),
        megabytes(i.walBytes),
        megabytes(i.peakMemory),
      ]),
    ],
  );
};

const WAY_WORDS: Record<WayName, string> = {
  ours: 'ours',
  floor: '(a) floor: COPY + set-based SQL',
  upsertMany: '(b) em.upsertMany, 1,000 a batch',
  findThenSave: '(c) find, then save, per row *',
};
const STEP_WORDS: Record<StepName, string> = { first: 'first import', unchanged: 'unchanged', churn: '1 % churn' };

const partsText = ({ way, steps }: MeasuredWay, step: StepName): string => {
  if (way !== 'ours') return '';
  const part = (name: string): string => seconds(median(steps[step].map(({ parts }) => parts?.[name] ?? 0)));
  return ['load', 'plan', 'apply'].map((name) => `${name} ${part(name)}`).join(', ');
};

const writePathText = (result: WritePathResult): string => {
  const rows = result.tables.map(({ table, rows: count }) => `${table} ${whole(count)}`).join(', ');
  const total = result.tables.reduce((sum, { rows: count }) => sum + count, 0);
  const line = (measured: MeasuredWay, step: StepName): string[] => {
    const of = (pick: 'ms' | 'walBytes' | 'rows'): number => median(measured.steps[step].map((run) => run[pick]));
    return [
      `${STEP_WORDS[step]}: ${WAY_WORDS[measured.way]}`,
      seconds(of('ms')),
      seconds(Math.min(...measured.steps[step].map(({ ms }) => ms))),
      ratioToFloor(result, measured.way, step).toFixed(2),
      whole(of('rows')),
      megabytes(of('walBytes')),
      megabytes(measured.heldMemory),
      megabytes(measured.peakMemory),
      String(measured.steps[step].length),
      partsText(measured, step),
    ];
  };
  return layOut(`B. A write set of ${whole(total)} rows: ${rows}`, [
    ['', 'median s', 'best s', 'x floor', 'rows written', 'WAL MB', 'before MB', 'peak MB', 'runs', 'of which'],
    ...STEPS.flatMap((step) => result.ways.map((way) => line(way, step))),
  ]);
};

const NOTES = `  First import: only \`RosterStore.apply\`. Unchanged and churn: load, plan and apply, beside a floor that sends all rows.
  x floor: median over repetitions of the ratio to the floor's run next to it. Memory: of the process, before and at most.
  * measured on a sample of rows, extrapolated.
`;

const plansText = (plans: ReadonlyArray<PlanTimes>): string =>
  layOut('C. The plan of that size of school, in memory', [
    ['', 'cold ms', 'median ms', 'CPU ms', 'changes'],
    ...plans.map((p) => [p.case, p.coldMs.toFixed(0), p.ms.toFixed(0), p.cpuMs.toFixed(0), whole(p.changes)]),
  ]);

const httpText = ({ members, clients, measured, firstEvents }: HttpResult): string => {
  const worst = (pick: 'toFirst' | 'toWork' | 'toEnd'): string => whole(Math.max(...firstEvents.map((e) => e[pick])));
  const table = layOut(
    `D. The API over HTTP: a school of ${whole(members)} members, ${clients} clients at once, the quietest of ${measured[0]?.rounds.length ?? 0} rounds`,
    [
      ['', 'p50 ms', 'p95 ms', 'p99 ms', 'a second', 'requests', 'failed', 'CPU ms each', 'p95 of all rounds'],
      ...measured.map((one) => {
        const { p50, p95, p99, perSecond, requests, failed, cpuMs } = bestRound(one);
        const all = one.rounds.map((round) => round.p95.toFixed(0)).join(', ');
        return [
          one.name,
          ...[p50, p95, p99].map((ms) => ms.toFixed(1)),
          ...[perSecond, requests, failed].map(whole),
          cpuMs === null ? '' : cpuMs.toFixed(2),
          all,
        ];
      }),
    ],
  );
  return `${table}\n  From asking for an import of this school, at most: first event ${worst('toFirst')} ms, a worker has begun ${worst('toWork')} ms, its end ${worst('toEnd')} ms.\n`;
};

const mailText = ({ domains, sendings }: MailResult): string =>
  layOut(`E. Mail: invitations to ${domains} domains, to a mail server on this machine`, [
    ['', 'mails', 's', 'a second', 'ms each', 'CPU ms each', 'peak MB'],
    ...sendings.map((sent) => [
      sent.name,
      whole(sent.mails),
      seconds(sent.ms),
      whole(1_000 / perMail(sent)),
      perMail(sent).toFixed(2),
      (sent.cpuMs / sent.mails).toFixed(2),
      megabytes(sent.peakMemory),
    ]),
  ]);

const figuresText = (figures: ReadonlyArray<Figure>): string =>
  layOut('F. Figures', [
    ['', 'at most', 'measured', ''],
    ...figures.map(({ what, unit, atMost, measured, ok }) => [
      what,
      `${atMost} ${unit}`.trimEnd(),
      `${Number.isInteger(measured) ? measured : measured.toFixed(2)} ${unit}`.trimEnd(),
      ok ? 'ok' : 'MISS',
    ]),
  ]);

/** All tables, for a person to read. */
export const toText = ({ machine, school, writePath, plans, http, mail, figures, quick }: BenchDocument): string =>
  [
    `Bloomz Onboarding, measured on ${machine.cpus} x ${machine.cpu}, ${machine.memoryGb} GB, Node ${machine.node}, PostgreSQL ${machine.postgres} (${machine.database})`,
    ...(quick ? ['A quick run: it proves that everything runs; its times mean nothing.'] : []),
    '',
    ...(school === undefined ? [] : [schoolText(school)]),
    ...(writePath === undefined ? [] : [writePathText(writePath) + NOTES]),
    ...(plans === undefined ? [] : [plansText(plans)]),
    ...(http === undefined ? [] : [httpText(http)]),
    ...(mail === undefined ? [] : [mailText(mail)]),
    figuresText(figures),
  ].join('\n');

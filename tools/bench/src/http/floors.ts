import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import pg from 'pg';
import { answerParent } from '../children/answer-parent.ts';
import { type Latency, toLatency } from './latency.ts';

/** The rows of a page of members and nothing else: no transaction, no row security, nobody who asks. */
const PAGE = `
  select people.clever_id, role, first_name, last_name, email, phone, state, archived, name_key
  from members join people on people.id = person_id
  where school_id = (select id from schools limit 1) and not archived and (name_key, user_id) > ($1, '')
  order by name_key, user_id limit $2`;

/** Wherever in the list a page may begin. */
const BEGINNINGS = ['', ...'bcdefghijklmnopqrstuvwxyz'];

type BareQuery = {
  readonly databaseUrl: string;
  readonly rows: number;
  readonly clients: number;
  readonly seconds: number;
};

const handlers = {
  /** The least that Express can do: a text that it has already, of the size of a page. Gives its address. */
  serveText: async (text: string): Promise<string> => {
    const app = express().get('/text', (_req, res) => void res.type('json').send(text));
    const server = createServer(app);
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  },
  /** The least that the database can do: the bare query, each client on a connection of its own. */
  query: async ({ databaseUrl, rows, clients, seconds }: BareQuery): Promise<Latency> => {
    const pool = new pg.Pool({ connectionString: databaseUrl, max: clients });
    const times: number[] = [];
    const started = performance.now();
    const client = async (n: number): Promise<void> => {
      for (let i = n; performance.now() - started < seconds * 1000; i += 1) {
        const asked = performance.now();
        await pool.query({ name: 'page', text: PAGE, values: [BEGINNINGS[i % BEGINNINGS.length], rows] });
        times.push(performance.now() - asked);
      }
    };
    await Promise.all(Array.from({ length: clients }, (_, n) => client(n)));
    const ms = performance.now() - started;
    await pool.end();
    return toLatency(times, ms, 0);
  },
};

export type Floors = typeof handlers;
answerParent(handlers);

import { Health, Readiness } from '../codecs/readiness.ts';
import { json, plain } from '../http/answer.ts';
import { anyObject } from '../http/compounds.ts';
import { endpoint } from '../http/endpoint.ts';
import { textFields } from '../http/object.ts';
import { describe } from '../http/schema.ts';

/** Probes may add what they like. */
const WHATEVER = textFields({});

export const getHealth = endpoint({
  operationId: 'getHealth',
  method: 'get',
  path: '/healthz',
  tag: 'service',
  summary: 'Is the process there?',
  access: 'anybody',
  query: WHATEVER,
  responses: { 200: json('It is', Health) },
});

export const getReadiness = endpoint({
  operationId: 'getReadiness',
  method: 'get',
  path: '/readyz',
  tag: 'service',
  summary: 'Can the process serve?',
  description: 'Looks at the database, its migrations and the queue.',
  access: 'anybody',
  query: WHATEVER,
  responses: {
    200: json('It can', Readiness),
    503: json(
      'Something is not there; send requests to another process',
      describe(Readiness, { example: { status: 'not-ready' } }),
    ),
  },
});

export const getMetrics = endpoint({
  operationId: 'getMetrics',
  method: 'get',
  path: '/metrics',
  tag: 'service',
  summary: 'Figures for Prometheus',
  access: 'anybody',
  query: WHATEVER,
  responses: {
    200: plain(
      'The figures, as Prometheus reads them',
      'text/plain',
      '# TYPE bloomz_runs_held gauge\nbloomz_runs_held 1\n',
    ),
  },
});

export const getOpenApi = endpoint({
  operationId: 'getOpenApi',
  method: 'get',
  path: '/openapi.json',
  tag: 'service',
  summary: 'This document',
  access: 'anybody',
  query: WHATEVER,
  responses: { 200: json('The OpenAPI document', anyObject({ openapi: '3.1.0' })) },
});

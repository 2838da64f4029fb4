import { District } from '../codecs/district.ts';
import { json } from '../http/answer.ts';
import { endpoint } from '../http/endpoint.ts';
import { AT_DISTRICT } from './places.ts';

export const getDistrict = endpoint({
  operationId: 'getDistrict',
  method: 'get',
  path: '/v1/districts/{districtId}',
  tag: 'district',
  summary: 'One district',
  description: 'Its connection to Bloomz, what Clever says of it now, and when we last read it.',
  access: 'signed-in',
  params: AT_DISTRICT,
  responses: { 200: json('The district', District) },
  problems: ['not-found', 'forbidden'],
});

export const disconnectDistrict = endpoint({
  operationId: 'disconnectDistrict',
  method: 'post',
  path: '/v1/districts/{districtId}/disconnection',
  tag: 'district',
  summary: 'Disconnect a district',
  description: 'Freezes its data: nothing is imported or changed, and nothing is lost. Repeating it changes nothing.',
  access: 'signed-in',
  params: AT_DISTRICT,
  responses: { 200: json('The district, disconnected', District) },
  problems: ['not-found', 'forbidden'],
});

export const reconnectDistrict = endpoint({
  operationId: 'reconnectDistrict',
  method: 'post',
  path: '/v1/districts/{districtId}/reconnection',
  tag: 'district',
  summary: 'Reconnect a district',
  description: 'Everything is as it was. Needs the connection in Clever first. Repeating it changes nothing.',
  access: 'signed-in',
  params: AT_DISTRICT,
  responses: { 200: json('The district, connected', District) },
  problems: ['not-found', 'forbidden', 'district-not-connected', 'clever-unavailable', 'clever-client-rejected'],
});

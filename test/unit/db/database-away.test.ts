import { expect, test } from 'vitest';
import { isDatabaseAway } from '../../../server/db/database-away.ts';

const away: readonly (readonly [string, object])[] = [
  [
    'a socket that nobody answers on',
    { code: 'ENOENT', message: 'connect ENOENT /run/.s.PGSQL.5432' },
  ],
  ['no free connection in time', { code: 'P2028', message: 'Unable to start a transaction' }],
  [
    'a server that was killed',
    { code: 'P2039', meta: { driverAdapterError: { cause: { originalCode: '57P01' } } } },
  ],
  [
    'a server that is starting up',
    { code: 'P2039', meta: { driverAdapterError: { cause: { originalCode: '57P03' } } } },
  ],
  ['a connection that broke under a query', new Error('Connection terminated unexpectedly')],
  [
    'a connection that had broken before the query',
    new Error('Client has encountered a connection error and is not queryable'),
  ],
  [
    'what the session says of any of them',
    new Error('Failed to get session', {
      cause: { code: 'P2039', meta: { driverAdapterError: { cause: { originalCode: '57P01' } } } },
    }),
  ],
];

test.for(away)('is away: %s', ([, error]) => {
  expect(isDatabaseAway(error)).toBe(true);
});

test.for([
  [
    'a unique constraint',
    { code: 'P2002', meta: { driverAdapterError: { cause: { originalCode: '23505' } } } },
  ],
  ['a fault of ours', new TypeError('Cannot read properties of undefined')],
  ['nothing at all', null],
])('is not away: %s', ([, error]) => {
  expect(isDatabaseAway(error)).toBe(false);
});

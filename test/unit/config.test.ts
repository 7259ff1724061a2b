import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { StartFailure } from '../../server/start/start-failure.ts';

describe('without any setting', () => {
  it('serves this machine alone, on an embedded database below the current folder', () => {
    expect(readConfig([], {})).toEqual({
      role: 'all',
      databaseUrl: null,
      host: '127.0.0.1',
      port: 3000,
      healthPort: null,
      dataDir: resolve('.data'),
      publicUrl: 'http://127.0.0.1:3000',
      sessionSecret: null,
      trustedProxies: [],
      sandboxLevel: 'plain',
      studentProcesses: null,
      queueLimit: 5_000,
      metricsToken: null,
      logLevel: 'warn',
    });
  });

  it('cannot be changed afterwards', () => {
    expect(readConfig([], {})).toSatisfy(Object.isFrozen);
  });
});

describe('settings', () => {
  it('are read from the environment', () => {
    const config = readConfig(['worker'], {
      DATABASE_URL: 'postgresql://app:secret@db:5432/gradecheck',
      LISTEN_HOST: '0.0.0.0',
      PORT: '8080',
      HEALTH_PORT: '8081',
      DATA_DIR: '/var/lib/gradecheck',
      PUBLIC_URL: 'https://gradecheck.example.org/',
      SESSION_SECRET: 'abcdefghijklmnopqrstuvwxyz012345',
      TRUSTED_PROXIES: '10.0.0.1, fd00::/8',
      SANDBOX_LEVEL: 'bubblewrap',
      STUDENT_PROCESSES: '4',
      QUEUE_LIMIT: '200',
      METRICS_TOKEN: 'read the metrics',
      LOG_LEVEL: 'debug',
    });
    expect(config).toEqual({
      role: 'worker',
      databaseUrl: 'postgresql://app:secret@db:5432/gradecheck',
      host: '0.0.0.0',
      port: 8080,
      healthPort: 8081,
      dataDir: '/var/lib/gradecheck',
      publicUrl: 'https://gradecheck.example.org',
      sessionSecret: 'abcdefghijklmnopqrstuvwxyz012345',
      trustedProxies: ['10.0.0.1', 'fd00::/8'],
      sandboxLevel: 'bubblewrap',
      studentProcesses: 4,
      queueLimit: 200,
      metricsToken: 'read the metrics',
      logLevel: 'debug',
    });
  });

  it('take a required sandbox for the best level that there is', () => {
    expect(readConfig([], { SANDBOX_LEVEL: 'required' }).sandboxLevel).toBe('bubblewrap');
  });

  it('let a server or a worker alone tell more than both together', () => {
    expect(readConfig(['server'], {}).logLevel).toBe('info');
    expect(readConfig(['worker'], {}).logLevel).toBe('info');
  });

  it('count as absent when they are empty', () => {
    expect(readConfig([], { PORT: '', DATABASE_URL: ' ' })).toMatchObject({
      port: 3000,
      databaseUrl: null,
    });
  });

  it('that are secret disappear from the environment', () => {
    const environment = {
      DATABASE_URL: 'postgresql://app:secret@db/gradecheck',
      SESSION_SECRET: 'abcdefghijklmnopqrstuvwxyz012345',
      PORT: '8080',
    };
    readConfig([], environment);
    expect(environment).toEqual({ PORT: '8080' });
  });

  it.each([
    ['0.0.0.0', 'http://127.0.0.1:3000'],
    ['::1', 'http://[::1]:3000'],
    ['gradecheck.local', 'http://gradecheck.local:3000'],
  ])('that listen on %s make the address %s', (host, publicUrl) => {
    expect(readConfig([], { LISTEN_HOST: host }).publicUrl).toBe(publicUrl);
  });
});

describe('a wrong value is answered with its name and what to write', () => {
  it.each([
    ['PORT', '80a', 'PORT "80a" cannot be used: write a number from 0 to 65535.'],
    ['PORT', '70000', 'PORT "70000" cannot be used: write a number from 0 to 65535.'],
    [
      'STUDENT_PROCESSES',
      '1',
      'STUDENT_PROCESSES "1" cannot be used: write a number from 2 to 256.',
    ],
    [
      'PUBLIC_URL',
      'gradecheck.example.org',
      'PUBLIC_URL "gradecheck.example.org" cannot be used: write an address without a path, such as https://gradecheck.example.org.',
    ],
    [
      'PUBLIC_URL',
      'https://example.org/gradecheck',
      'PUBLIC_URL "https://example.org/gradecheck" cannot be used: write an address without a path, such as https://gradecheck.example.org.',
    ],
    [
      'TRUSTED_PROXIES',
      'everybody',
      'TRUSTED_PROXIES "everybody" cannot be used: write addresses or networks with commas between them, such as 10.0.0.1,192.168.0.0/16.',
    ],
    [
      'SANDBOX_LEVEL',
      'docker',
      'SANDBOX_LEVEL "docker" cannot be used: write required (the best there is), bubblewrap, unshare or plain.',
    ],
    [
      'LOG_LEVEL',
      'loud',
      'LOG_LEVEL "loud" cannot be used: write debug, info, warn, error or silent.',
    ],
  ])('%s=%s', (name, value, message) => {
    expect(() => readConfig([], { [name]: value })).toThrow(message);
  });

  it.each([
    [
      'DATABASE_URL',
      'mysql://app:hunter2@db/gradecheck',
      'DATABASE_URL cannot be used: write an address such as postgresql://user:password@host:5432/gradecheck.',
    ],
    [
      'SESSION_SECRET',
      'hunter2',
      'SESSION_SECRET cannot be used: write 32 random characters or more.',
    ],
  ])('%s, whose value is not shown', (name, value, message) => {
    expect(() => readConfig([], { [name]: value })).toThrow(new StartFailure(message));
  });

  it('an argument that means nothing', () => {
    expect(() => readConfig(['serve'], {})).toThrow(
      'GradeCheck does not know "serve": start it without an argument, or with server or worker.',
    );
  });
});

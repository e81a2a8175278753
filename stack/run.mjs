#!/usr/bin/env node
// The one entry behind `npm start`, `npm test`, `npm run check|token|bench|generate`. Plain JavaScript without
// dependencies, because it runs before anything is installed and on whatever Node (20.19 or later) is there.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { constants as access, accessSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
let isInterrupted = false;
const commands = [
  'start',
  'test',
  'check',
  'token',
  'bench',
  'generate',
  'schema-check',
  'verify-access-records',
];

function fail(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(
      `Node ${process.versions.node} is too old: install Node 20.19 or later, then run the command again.`,
    );
  }
}

function requireWritableFolder() {
  try {
    accessSync(root, access.W_OK);
  } catch {
    fail(
      `The folder ${root} can't be written to by this user: change its owner, or clone it somewhere else.`,
    );
  }
}

const parent = process.ppid;

/** Runs a program to its end, passing signals on, so that nothing outlives this process. Answers its exit code. */
function run(program, args, options) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, ...options });
    // The terminal sends Ctrl-C to the whole group by itself.
    const pass = (signal) => {
      isInterrupted = true;
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    for (const signal of signals) process.on(signal, pass);
    // A SIGTERM to npm ends npm and its shell and comes no further: a new parent tells.
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      pass('SIGTERM');
    }, 500);
    child.on('error', (error) => fail(`${program} could not be run: ${error.message}`));
    child.on('exit', (code, signal) => {
      clearInterval(watch);
      for (const each of signals) process.off(each, pass);
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

/** Installs when there is nothing yet or when the lock file has changed since the last time. */
async function install() {
  const stamp = join(root, 'node_modules', '.installed');
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(process.platform + process.arch)
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Installing packages (a minute or three the first time) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const npmCi = () =>
    run(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
      env: { ...process.env, PRISMA_SKIP_POSTINSTALL_GENERATE: '1', NODE_ENV: 'development' },
    });
  let code = await npmCi();
  // On a slow line npm trips over its own second tries; what it has fetched it does not fetch again.
  if (code !== 0 && !isInterrupted) {
    console.log('npm did not get through, trying once more …');
    code = await npmCi();
  }
  if (isInterrupted) process.exit(code);
  if (code !== 0) {
    fail(
      'npm could not install the packages. Its message above says why; is the package registry reachable?',
    );
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** Node 24 comes as an npm package, so that every machine runs the same one. */
function node24() {
  const packaged = join(
    root,
    'node_modules',
    `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (existsSync(packaged)) return packaged;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return fail(
    `No packaged Node for ${process.platform} ${process.arch}: install Node 24 or later and run the command again.`,
  );
}

/** Runs a command of the stack on Node 24 and answers its exit code. */
function runCommand(command, args) {
  const node = node24();
  const folder = join(root, command === 'bench' ? 'bench' : 'stack', 'src');
  return run(node, ['--no-warnings', join(folder, `${command}.ts`), ...args], {
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
      APOLLO_TELEMETRY_DISABLED: '1',
      CHECKPOINT_DISABLE: '1',
      DO_NOT_TRACK: '1',
      NEXT_TELEMETRY_DISABLED: '1',
      TURBO_TELEMETRY_DISABLED: '1',
      // The migration engine comes as WebAssembly; any existing file keeps the native one from being fetched.
      PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? node,
    },
  });
}

const [command = '', ...args] = process.argv.slice(2);
if (!commands.includes(command)) fail(`Usage: node stack/run.mjs ${commands.join('|')}`);
requireNode();
requireWritableFolder();
await install();
process.exitCode = await runCommand(command, args);

#!/usr/bin/env node
// The one entry behind `npm start`, `npm test`, `npm run check|token|bench|generate`. Plain JavaScript without
// dependencies, because it runs before anything is installed and on whatever Node (20.19 or later) is there.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const commands = ['start', 'test', 'check', 'token', 'bench', 'generate'];

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
    accessSync(root, constants.W_OK);
  } catch {
    fail(
      `The folder ${root} can't be written to by this user: change its owner, or clone it somewhere else.`,
    );
  }
}

/** Installs when there is nothing yet or when the lock file has changed since the last time. */
function install() {
  const stamp = join(root, 'node_modules', '.installed');
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(process.platform + process.arch)
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Installing packages (a minute or three the first time) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const result = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, PRISMA_SKIP_POSTINSTALL_GENERATE: '1', NODE_ENV: 'development' },
  });
  if (result.status !== 0) {
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

function run(command, args) {
  const node = node24();
  const child = spawn(
    node,
    ['--no-warnings', join(root, command === 'bench' ? 'bench' : 'stack', 'src', `${command}.ts`), ...args],
    {
      cwd: root,
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
    },
  );
  // The terminal sends Ctrl-C to the whole group; the child stops everything, so this process only waits.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

const [command = '', ...args] = process.argv.slice(2);
if (!commands.includes(command)) fail(`Usage: node stack/run.mjs ${commands.join('|')}`);
requireNode();
requireWritableFolder();
install();
run(command, args);

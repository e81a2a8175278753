import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../city/run-command.ts';
import { projectRoot, StartError } from '../city/settings.ts';

const candidates = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** A browser that is installed, named by CHROME_PATH or at a usual place. */
function installedBrowser(): string | null {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new StartError(`CHROME_PATH names ${named}, which does not exist.`);
  }
  return candidates.find((path) => existsSync(path)) ?? null;
}

async function installWithApt(): Promise<void> {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update', '-qq'], { env });
  await runCommand('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env });
}

/**
 * The path of a Chromium for the journeys: an installed one; for root on Debian or Ubuntu one from its packages;
 * else the one that comes as an npm package.
 */
export async function ensureBrowser(): Promise<string> {
  const installed = installedBrowser();
  if (installed) return installed;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    try {
      await installWithApt();
    } catch (error) {
      console.warn(
        `  apt-get could not install Chromium, the packaged one is used: ${(error as Error).message}`,
      );
    }
    const fresh = installedBrowser();
    if (fresh) return fresh;
  }
  const folder = join(projectRoot, 'node_modules', '.cache', 'chromium');
  await mkdir(folder, { recursive: true });
  process.env.TMPDIR = folder;
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}

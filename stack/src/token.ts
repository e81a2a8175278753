import { readSecrets } from './city/secrets.ts';
import { readSettings, StartError } from './city/settings.ts';

try {
  const [name] = process.argv.slice(2);
  if (!name) throw new StartError('Usage: npm run token -- NAME');
  const settings = readSettings(process.env);
  if (!readSecrets(settings.dataDirectory))
    throw new StartError(`There is no city in ${settings.dataDirectory}: run \`npm start\` first.`);
  // Only now: where no city was ever started, what this needs is not built.
  const { demoToken } = await import('./sign-in/demo-token.ts');
  console.log(await demoToken(settings, name));
} catch (error) {
  const isRefused = (error as { cause?: { code?: string } }).cause?.code === 'ECONNREFUSED';
  if (isRefused) console.error('\n  The city does not answer: is it running? (`npm start`)\n');
  else console.error(error instanceof StartError ? `\n  ${error.message}\n` : error);
  process.exit(1);
}

import { readSettings, StartError } from './city/settings.ts';
import { demoToken } from './sign-in/demo-token.ts';

try {
  const [name] = process.argv.slice(2);
  if (!name) throw new StartError('Usage: npm run token -- NAME');
  console.log(await demoToken(readSettings(process.env), name));
} catch (error) {
  const isRefused = (error as { cause?: { code?: string } }).cause?.code === 'ECONNREFUSED';
  if (isRefused) console.error('\n  The city does not answer: is it running? (`npm start`)\n');
  else console.error(error instanceof StartError ? `\n  ${error.message}\n` : error);
  process.exit(1);
}

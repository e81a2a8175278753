import { readFile } from 'node:fs/promises';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

export type SchemaEngine = bindings.SchemaEngine;

/** Node has it; the compiler's own declaration comes only with those of a browser. */
type WebAssemblyRuntime = {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(module: object, imports: object): Promise<{ exports: Record<string, unknown> }>;
};
const { WebAssembly } = globalThis as typeof globalThis & { WebAssembly: WebAssemblyRuntime };

/** What the engine's panic hook writes to; it looks for it by this global name. */
const panics = {
  last: undefined as string | undefined,
  set_message(message: string) {
    panics.last = message;
  },
};

let instantiated: Promise<void> | undefined;

/**
 * Prisma's own schema engine as WebAssembly: compares schemas and applies migrations as its command line does,
 * without the native binary that it would download.
 */
export async function withSchemaEngine<T>(
  options: { schemaFile: string; adapter: SqlMigrationAwareDriverAdapterFactory },
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  instantiated ??= instantiate();
  await instantiated;
  try {
    const datamodel: [string, string] = [options.schemaFile, await readFile(options.schemaFile, 'utf8')];
    const adapter = bindMigrationAwareSqlAdapterFactory(options.adapter);
    const engine = await bindings.SchemaEngine.new({ datamodels: [datamodel] }, ignoreLog, adapter);
    return await work(engine);
  } catch (error) {
    if (!panics.last) throw error;
    throw new Error(`Prisma's schema engine gave up: ${panics.last}`, { cause: error });
  } finally {
    panics.last = undefined;
  }
}

/** The engine logs each statement; what goes wrong comes back as an error as well. */
function ignoreLog(): void {}

async function instantiate(): Promise<void> {
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panics });
  const entry = import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const module = await WebAssembly.compile(await readFile(new URL('schema_engine_bg.wasm', entry)));
  const instance = await WebAssembly.instantiate(module, { './schema_engine_bg.js': { ...bindings } });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === 'function') start();
}

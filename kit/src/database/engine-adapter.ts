import { PrismaPg } from '@prisma/adapter-pg';
import {
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import pg from 'pg';

/** PostgreSQL's internal type "char": the engine reads it from the catalogue and the adapter refuses it. */
const internalCharId = 18;
/** An array of it is known to the adapter and occurs in no catalogue: a stand-in that can be told apart. */
const standInId = 1002;

export type EngineConnection = { adapter: SqlMigrationAwareDriverAdapterFactory; end: () => Promise<void> };

export function connectEngine(connectionString: string, schema: string): EngineConnection {
  const pool = new pg.Pool({
    connectionString,
    // Building an index on a large table takes longer than a service may hold a transaction.
    options: '-c transaction_timeout=0 -c idle_in_transaction_session_timeout=0',
    connectionTimeoutMillis: 10_000,
  });
  // A cut connection fails the query that needed it, which says so.
  pool.on('error', () => undefined);
  return { adapter: adapterFactory(pool, schema), end: () => pool.end() };
}

/** Prisma's adapter for pg with what the schema engine needs and the adapter lacks. */
function adapterFactory(pool: pg.Pool, schema: string): SqlMigrationAwareDriverAdapterFactory {
  const runScript = (script: string) => pool.query(script);
  const prisma = new PrismaPg(withStandIns(pool), { schema });
  return {
    provider: prisma.provider,
    adapterName: prisma.adapterName,
    connect: async () => adapt(await prisma.connect(), runScript),
    connectToShadowDb: () => Promise.reject(new Error('There is no shadow database')),
  };
}

function adapt(adapter: SqlDriverAdapter, runScript: (script: string) => Promise<unknown>): SqlDriverAdapter {
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    const columnTypes = result.columnTypes.map((type) =>
      type === ColumnTypeEnum.CharacterArray ? ColumnTypeEnum.Character : type,
    );
    return { ...result, columnTypes };
  };
  // The adapter would cut a script at every semicolon, also inside a function's body. Sent as a whole,
  // a migration is one transaction: it happens or it does not.
  adapter.executeScript = async (script) => {
    try {
      await runScript(script);
    } catch (error) {
      throw error instanceof pg.DatabaseError ? readable(error) : error;
    }
  };
  return adapter;
}

/** In the form in which the engine can put the database's words into its own report. */
function readable(error: pg.DatabaseError): DriverAdapterError {
  const { message, detail, column, hint } = error;
  const code = error.code ?? 'unknown';
  return new DriverAdapterError({
    kind: 'postgres',
    code,
    severity: error.severity ?? 'ERROR',
    message,
    detail,
    column,
    hint,
    originalCode: code,
    originalMessage: message,
  });
}

function withStandIns(pool: pg.Pool): pg.Pool {
  return new Proxy(pool, {
    get(target, property) {
      if (property !== 'query') return Reflect.get(target, property, target);
      return async (config: pg.QueryArrayConfig) => {
        const result = await target.query(config);
        for (const field of result.fields)
          if (field.dataTypeID === internalCharId) field.dataTypeID = standInId;
        return result;
      };
    },
  });
}

/** An object as a subgraph sent it, filled by further fetches. It comes out of JSON.parse. */
export type Entity = Record<string, unknown>;

export function isEntity(value: unknown): value is Entity {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const inherited = new Set(Object.getOwnPropertyNames(Object.prototype));

/** A client may call a field `constructor`: what every object inherits is not what a subgraph sent. */
export function read(entity: Entity, key: string): unknown {
  return inherited.has(key) && !Object.hasOwn(entity, key) ? undefined : entity[key];
}

/** Whether a key can be read without asking whether the object has it itself. */
export const isPlainKey = (key: string): boolean => !inherited.has(key);

export function write(entity: Entity, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(entity, key, { value, writable: true, enumerable: true, configurable: true });
  else entity[key] = value;
}

/** A copy that shares nothing with the original. */
export function copyOf<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copyOf) as T;
  if (!isEntity(value)) return value;
  const copy: Entity = {};
  for (const key of Object.keys(value)) write(copy, key, copyOf(value[key]));
  return copy as T;
}

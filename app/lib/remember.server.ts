const shelf = Symbol.for("wenrun.remembered");
const holder = globalThis as { [shelf]?: Map<string, unknown> }; // reason: a symbol property of our own

/**
 * One instance a process. The express host and the Remix build are separate bundles (and dev
 * reloads modules), so a module-level constant would exist twice.
 */
export function remember<T>(name: string, make: () => T): T {
  const kept = (holder[shelf] ??= new Map());
  if (!kept.has(name)) kept.set(name, make());
  return kept.get(name) as T; // reason: the name is the key of its own type
}

export function forget(name: string): void {
  holder[shelf]?.delete(name);
}

export function forgetAll(): void {
  holder[shelf]?.clear();
}

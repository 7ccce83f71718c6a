export interface Sort {
  key: string;
  descending: boolean;
}

/** `sort=name` or `sort=-name`; a key that is not offered counts as none. */
export function readSort(search: string, offered?: readonly string[]): Sort | null {
  const value = new URLSearchParams(search).get("sort");
  if (!value) return null;
  const descending = value.startsWith("-");
  const key = descending ? value.slice(1) : value;
  return offered && !offered.includes(key) ? null : { key, descending };
}

/** What a list's loader reads from its address: the order, the page (from 1) and its size. */
export function readTableParams(
  search: string,
  {
    sortable,
    size,
    maxSize = 200,
  }: { sortable: readonly string[]; size: number; maxSize?: number },
): { sort: Sort | null; page: number; size: number } {
  const params = new URLSearchParams(search);
  const whole = (name: string, fallback: number, most: number) => {
    const value = params.get(name) ?? "";
    return /^[1-9]\d{0,6}$/.test(value) ? Math.min(Number(value), most) : fallback;
  };
  return {
    sort: readSort(search, sortable),
    page: whole("page", 1, 1_000_000),
    size: whole("size", size, maxSize),
  };
}

/** The same address with `changes`; null takes a parameter away. */
export function withParams(search: string, changes: Record<string, string | null>): string {
  const params = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) params.delete(name);
    else params.set(name, value);
  }
  return `?${params.toString()}`;
}

/** First press sorts upwards, the next one downwards; the list starts at its first page again. */
export function sortHref(search: string, key: string): string {
  const sort = readSort(search);
  const next = sort?.key === key && !sort.descending ? `-${key}` : key;
  return withParams(search, { sort: next, page: null });
}

export function pageHref(search: string, page: number): string {
  return withParams(search, { page: page === 1 ? null : String(page) });
}

/** A GET form's fields for the address: what was left empty does not appear there. */
export function filledParams(fields: FormData): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of fields) {
    if (typeof value === "string" && value !== "") params.append(name, value);
  }
  return params;
}

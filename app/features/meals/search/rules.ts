export type Named = { nameZh: string; nameEn: string; pinyin: string; initials: string };

/** Chinese, pinyin, initials or English, as the lists of dishes and foods are searched. */
export function isFound(row: Named, typed: string): boolean {
  const text = typed.trim().toLowerCase();
  if (text === "") return true;
  const letters = text.replace(/[\s']/g, "");
  return (
    row.nameZh.toLowerCase().includes(text) ||
    row.nameEn.toLowerCase().includes(text) ||
    (letters !== "" && (row.pinyin.includes(letters) || row.initials.startsWith(letters)))
  );
}

/** `name` is upwards, `-name` downwards; another word is no order. */
export function readOrder<Key extends string>(
  sort: string | undefined,
  keys: readonly Key[],
): { key: Key; isDown: boolean } | null {
  const key = keys.find((one) => one === sort?.replace(/^-/, ""));
  return key === undefined ? null : { key, isDown: sort?.startsWith("-") ?? false };
}

/** In the order of a value; what has none stands last, whichever the direction. */
export function ordered<Row>(
  rows: readonly Row[],
  valueOf: (row: Row) => string | number | null,
  isDown: boolean,
): Row[] {
  const compare = (a: string | number, b: string | number) =>
    typeof a === "number" && typeof b === "number" ? a - b : String(a) < String(b) ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [first, second] = [valueOf(a), valueOf(b)];
    if (first === second) return 0;
    if (first === null) return 1;
    if (second === null) return -1;
    return isDown ? compare(second, first) : compare(first, second);
  });
}

export const pageOf = <Row>(rows: readonly Row[], { page, size }: { page: number; size: number }) =>
  rows.slice((page - 1) * size, page * size);

/** A list by column: each field's name once, and values that repeat stand side by side. */
export type Columns<Row> = { [Key in keyof Row]: Row[Key][] };

/**
 * How a long list travels from its loader to its page: half the bytes and half the work of sending every
 * row as an object. All rows have the same fields.
 */
export function toColumns<Row extends object>(rows: readonly Row[]): Columns<Row> {
  const names = Object.keys(rows[0] ?? {}) as (keyof Row)[]; // reason: the row's own keys
  const columns = names.map((name) => [name, rows.map((row) => row[name])]);
  return Object.fromEntries(columns) as Columns<Row>; // reason: one list a field
}

export function toRows<Row extends object>(columns: Columns<Row>): Row[] {
  const names = Object.keys(columns) as (keyof Row)[]; // reason: the columns' own keys
  const [first] = names;
  const count = first === undefined ? 0 : columns[first].length;
  return Array.from({ length: count }, (_, at) => {
    const row = {} as Row; // reason: filled below, field by field
    for (const name of names) row[name] = columns[name][at] as Row[keyof Row]; // reason: columns are of one length
    return row;
  });
}

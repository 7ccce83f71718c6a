import fc from "fast-check";
import { expect, it } from "vitest";
import { toColumns, toRows } from "./columns";

const row = fc.record({ id: fc.uuid(), name: fc.string(), age: fc.option(fc.nat()) });

it("gives a list back as it was", () => {
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      expect(toRows(toColumns(rows))).toEqual(rows);
    }),
  );
});

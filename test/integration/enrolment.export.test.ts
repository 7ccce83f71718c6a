import { describe, expect, it } from "vitest";
import { importRoster } from "~/features/enrolment/import/commands.server";
import { exportRoster } from "~/features/enrolment/export/queries.server";
import {
  rosterSheetColumns,
  rosterSheetRow,
  templateRow,
} from "~/features/enrolment/ui/roster-sheet";
import { wordsOf } from "~/i18n/words.server";
import { makeXlsx } from "~/lib/xlsx.server";
import { undoImport } from "~/features/enrolment/undo/commands.server";
import { useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import {
  aCentreToFill,
  aRosterRow,
  aPreview,
  problemsOf,
  rowsOfImport,
} from "../factories/enrolment";
import { done } from "../factories/sequence";

useDatabase();

describe.each(["zh-CN", "en"] as const)("the exported roll in %s", (locale) => {
  const { t } = wordsOf(locale);

  it("is read back with no problem but that the children are known, into the same children", async () => {
    const { ctx } = await aCentreToFill();
    const number = "140781202405120020";
    const rows = [
      aRosterRow({ idKind: "居民身份证", idNumber: number, allergies: "腰果、虾", diets: "清真" }),
      aRosterRow({
        fatherName: "许远帆",
        fatherPhone: "19955550031",
        allergies: "青霉素、虾",
        note: "爱睡\n爱画",
      }),
      aRosterRow({ schedule: "下午", idKind: "护照", idNumber: "E12345678", note: "爱睡，“抱”着" }),
    ];
    const first = await problemsOf(ctx, rows);
    expect(first.problems).toEqual([]);
    done(await importRoster(ctx, { importId: first.importId, choice: "all" }));
    const sheetOf = async () =>
      makeXlsx({
        sheet: "roll",
        columns: rosterSheetColumns(t),
        rows: (await exportRoster(ctx)).map((child, at) => rosterSheetRow(child, at, t)),
      });
    const sheet = await sheetOf();
    const known = await rowsOfImport(ctx, done(await aPreview(ctx, sheet)).importId);
    const reasons = known.rows.flatMap(({ problems }) => problems.map(({ reason }) => reason));
    expect(reasons.sort()).toEqual(["id_taken", "id_taken", "roster_child_known"]);

    const exported = await exportRoster(ctx);
    done(await undoImport(ctx, first));
    const again = done(await aPreview(ctx, sheet));
    done(await importRoster(ctx, { ...again, choice: "all" }));
    const bare = (all: typeof exported) => all.map(({ id: _id, ...child }) => child);
    expect(bare(await exportRoster(ctx))).toEqual(bare(exported));
  });

  it("has a template whose example is read", async () => {
    const { ctx } = await aCentre();
    await aClass(ctx, { name: t("enrolment:roster.example.className") });
    const columns = rosterSheetColumns(t);
    const sheet = await makeXlsx({ sheet: "roll", columns, rows: [templateRow(t)] });
    const { rows } = await rowsOfImport(ctx, done(await aPreview(ctx, sheet)).importId);
    expect(rows.map(({ problems, unclear }) => [...problems, ...unclear])).toEqual([[]]);
  });
});

import { describe, expect, it } from "vitest";
import { changeAges } from "~/features/centres/ages/commands.server";
import { getAges } from "~/features/centres/ages/queries.server";
import { changeAgesInput } from "~/features/centres/ages/schema";
import { changeCentre, changeClass } from "~/features/centres/commands.server";
import { getCentre, getClass } from "~/features/centres/queries.server";
import { changeCentreInput, changeClassInput } from "~/features/centres/schema";
import { changeChild } from "~/features/children/commands.server";
import { findChild } from "~/features/children/queries.server";
import { changeChildInput } from "~/features/children/schema";
import { changeApplication } from "~/features/enrolment/applications/commands.server";
import { getApplication } from "~/features/enrolment/applications/queries.server";
import { changeApplicationInput } from "~/features/enrolment/applications/schema";
import { correctCompany } from "~/features/kitchen/company/commands.server";
import { listCompany } from "~/features/kitchen/company/queries.server";
import { correctCompanyInput } from "~/features/kitchen/company/schema";
import { correctPurchase } from "~/features/kitchen/records/commands.server";
import { listPurchases } from "~/features/kitchen/records/queries.server";
import { correctPurchaseInput } from "~/features/kitchen/records/schema";
import { correctSample } from "~/features/kitchen/samples/commands.server";
import { listSampleLog } from "~/features/kitchen/samples/queries.server";
import { correctSampleInput } from "~/features/kitchen/samples/schema";
import { changeObservation } from "~/features/learning/commands.server";
import { listObservations } from "~/features/learning/queries.server";
import { changeObservationInput } from "~/features/learning/schema";
import { changeFood } from "~/features/meals/foods/commands.server";
import { getFood } from "~/features/meals/foods/queries.server";
import { changeFoodInput } from "~/features/meals/foods/schema";
import { changeDish } from "~/features/meals/library/commands.server";
import { getLibraryDish } from "~/features/meals/library/queries.server";
import { changeDishInput } from "~/features/meals/library/schema";
import { changeStaff } from "~/features/staff/commands.server";
import { getStaffMember } from "~/features/staff/queries.server";
import { changeStaffInput } from "~/features/staff/schema";
import { instantOf } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import type { Result } from "~/lib/result";
import { useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { aChild } from "../factories/children";
import { anApplication } from "../factories/enrolment.applications";
import { anObservation } from "../factories/learning";
import { aCompany, aPurchase, aSample } from "../factories/kitchen";
import { aDish, aFood, aPublishedMenu } from "../factories/meals";
import { done } from "../factories/sequence";
import { aStaffMember } from "../factories/staff";

useDatabase();

type Fields = Record<string, unknown>;

/** A form that two people can have open: what fills it in, what it posts to, and a field with other words. */
type Shared = {
  read: (ctx: Ctx) => Promise<Fields>;
  save: (ctx: Ctx, posted: Fields) => Promise<Result>;
  changed: [field: string, first: string, second: string];
  /** What the form takes but does not show. */
  hidden?: string[];
};

const forms: [string, (ctx: Ctx) => Promise<Shared>][] = [
  [
    "changeChild",
    async (ctx) => {
      const { childId } = await aChild(ctx, {
        ...{ idKind: "residentId", idNumber: "140781202405120047" },
      });
      return {
        read: async () => ({ ...(await findChild(ctx, childId)), idNumber: "" }),
        save: (at, posted) => changeChild(at, childId, changeChildInput.parse(posted)),
        ...{
          changed: ["note", "午睡抱小兔", "怕黑"],
          hidden: ["idNumber", "idCipher", "idMasked"],
        },
      };
    },
  ],
  [
    "changeClass",
    async (ctx) => {
      const { classId } = await aClass(ctx);
      return {
        read: () => getClass(ctx, { classId }),
        save: (at, posted) => changeClass(at, classId, changeClassInput.parse(posted)),
        changed: ["name", "月亮班", "星星班"],
      };
    },
  ],
  [
    "changeCentre",
    (ctx) =>
      Promise.resolve({
        read: () => getCentre(ctx),
        save: (at, posted) => changeCentre(at, changeCentreInput.parse(posted)),
        changed: ["address", "温润路1号", "温润路2号"],
      }),
  ],
  [
    "changeAges",
    (ctx) =>
      Promise.resolve({
        read: async () => {
          const { keepsThreeYearOlds, ...ages } = await getAges(ctx);
          const { version } = await getCentre(ctx);
          return { ...ages, keepsThreeYearOlds, version };
        },
        save: (at, posted) => changeAges(at, changeAgesInput.parse(posted)),
        changed: ["graceDays", "14", "20"],
      }),
  ],
  [
    "changeStaff",
    async (ctx) => {
      const { staffId } = await aStaffMember(ctx, { posts: ["teacher", "office"] });
      return {
        read: async () => ({ ...(await getStaffMember(ctx, { staffId })), phone: "" }),
        save: (at, posted) => changeStaff(at, staffId, changeStaffInput.parse(posted)),
        ...{ changed: ["name", "刘敏", "刘敏慧"], hidden: ["phone"] },
      };
    },
  ],
  [
    "changeObservation",
    async (ctx) => {
      const { childId } = await aChild(ctx);
      const { observationId } = await anObservation(ctx, childId);
      return {
        read: async () => ({ ...(await listObservations(ctx, { childId }))[0], observationId }),
        save: (at, posted) => changeObservation(at, childId, changeObservationInput.parse(posted)),
        changed: ["text", "先看见的", "后看见的"],
      };
    },
  ],
  [
    "changeApplication",
    async (ctx) => {
      const { applicationId } = await anApplication(ctx);
      return {
        read: async () => (await getApplication(ctx, { applicationId })).fields,
        save: (at, posted) =>
          changeApplication(at, applicationId, changeApplicationInput.parse(posted)),
        changed: ["note", "先改的", "后改的"],
      };
    },
  ],
  [
    "changeDish",
    async (ctx) => {
      await aFood(ctx);
      const { dishId } = await aDish(ctx);
      return {
        read: async () => {
          const dish = await getLibraryDish(ctx, { dishId });
          const { nameZh, nameEn, kind, texture, meals, steps, chokingNote, version } = dish;
          const { infantTextures, fields } = dish;
          return {
            ...{ nameZh, nameEn, kind, texture, meals, steps, chokingNote, version },
            ...{ infantTextures, months: dish.months.map(String), ...fields },
          };
        },
        save: (at, posted) => changeDish(at, dishId, changeDishInput.parse(posted)),
        changed: ["grams0m24to35", "40", "42"],
      };
    },
  ],
  [
    "changeFood",
    async (ctx) => {
      const { foodId } = await aFood(ctx);
      return {
        read: async () => {
          const { per100, version, ...food } = await getFood(ctx, { food: foodId });
          const { nameZh, nameEn, group, edible, allergens, tags } = food;
          return { ...per100, ...{ nameZh, nameEn, group, edible, allergens, tags, version } };
        },
        save: (at, posted) => changeFood(at, foodId, changeFoodInput.parse(posted)),
        changed: ["nameEn", "Milk bread", "Milk roll"],
      };
    },
  ],
  [
    "correctSample",
    async (ctx) => {
      const [dishId = ""] = (await aPublishedMenu(ctx)).dishIds;
      const { sampleId } = await aSample(ctx, { dishId });
      return {
        read: async () => {
          const { samples } = await listSampleLog(ctx, { month: null });
          const [sample] = samples;
          const { grams, box, sampledBy, version } = sample ?? {};
          const time = sample?.sampled.time;
          return { sampleId, grams, box, sampledBy, time, reason: "mistyped", version };
        },
        save: (at, posted) => correctSample(at, correctSampleInput.parse(posted)),
        changed: ["box", "4", "5"],
      };
    },
  ],
  [
    "correctPurchase",
    async (ctx) => {
      const { recordId } = await aPurchase(ctx);
      return {
        read: async () => {
          const { records } = await listPurchases(ctx, { month: null, q: "" });
          const { id: _, photoFileId: _photo, keptUntil: _until, ...row } = records[0] ?? {};
          return { ...row, recordId };
        },
        save: (at, posted) => correctPurchase(at, correctPurchaseInput.parse(posted)),
        changed: ["batch", "20261021", "20261022"],
      };
    },
  ],
  [
    "correctCompany",
    async (ctx) => {
      const { companyId } = await aCompany(ctx);
      return {
        read: async () => {
          const { rows } = await listCompany(ctx, { month: null });
          const { id: _, className: _name, classId, ...row } = rows[0] ?? {};
          return { ...row, classId: classId ?? "", companyId };
        },
        save: (at, posted) => correctCompany(at, correctCompanyInput.parse(posted)),
        changed: ["remark", "汤有点咸", "汤有点淡"],
      };
    },
  ],
];

const atTime = (ctx: Ctx, time: string): Ctx => ({
  ...{ ...ctx, now: instantOf(`2026-11-12T${time}:00+08:00`) },
});

describe("a form that two people have open", () => {
  it.each(forms)("%s refuses the older one, with what stands now", async (_, open) => {
    const { ctx } = await aCentre();
    const { read, save, changed, hidden = [] } = await open(ctx);
    const [field, first, second] = changed;
    const filled = await read(ctx);
    done(await save(atTime(ctx, "10:30"), { ...filled, [field]: first }));
    const stands = await read(ctx);
    const refused = await save(atTime(ctx, "10:31"), { ...filled, [field]: second });
    expect(refused).toMatchObject({
      ...{ ok: false, reason: "stale" },
      current: { [field]: first, version: stands.version },
    });
    expect(await read(ctx)).toEqual(stands);
    const { current = {} } = refused.ok ? {} : refused;
    for (const name of hidden) expect(current).not.toHaveProperty(name);
    expect(JSON.stringify(current)).not.toContain("Cipher");
    done(
      await save(atTime(ctx, "10:32"), { ...filled, [field]: second, version: current.version }),
    );
    expect(String((await read(ctx))[field])).toBe(second);
  });

  it.each(forms)("%s takes no form without its version", async (_, open) => {
    const { ctx } = await aCentre();
    const { read, save } = await open(ctx);
    const { version: _version, ...filled } = await read(ctx);
    expect(() => save(ctx, filled)).toThrow(/errors:required/);
  });
});

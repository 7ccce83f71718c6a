import * as company from "~/features/kitchen/company/queries.server";
import * as kitchenDay from "~/features/kitchen/day/queries.server";
import * as kitchenPurchases from "~/features/kitchen/purchases/queries.server";
import * as deliveries from "~/features/kitchen/records/queries.server";
import * as samples from "~/features/kitchen/samples/queries.server";
import * as nutrition from "~/features/meals/analysis/queries.server";
import { analysisPageInput } from "~/features/meals/analysis/schema";
import * as assistant from "~/features/meals/assistant/queries.server";
import * as allergyWords from "~/features/meals/allergies/queries.server";
import * as publishing from "~/features/meals/publishing/queries.server";
import * as substitutes from "~/features/meals/substitutes/queries.server";
import * as weeks from "~/features/meals/weeks/queries.server";
import * as newClashes from "~/features/meals/clashes/queries.server";
import * as dishes from "~/features/meals/dishes/queries.server";
import * as menuExport from "~/features/meals/export/queries.server";
import * as familyMenu from "~/features/meals/family/queries.server";
import * as fillings from "~/features/meals/fillings/queries.server";
import * as foods from "~/features/meals/foods/queries.server";
import { listFoodsInput } from "~/features/meals/foods/schema";
import * as library from "~/features/meals/library/queries.server";
import { listLibraryInput } from "~/features/meals/library/schema";
import * as menuPage from "~/features/meals/page/queries.server";
import * as meals from "~/features/meals/queries.server";
import * as groups from "~/features/meals/reference/queries.server";
import { menuPageInput } from "~/features/meals/schema";
import * as mealSettings from "~/features/meals/settings/queries.server";
import * as tables from "~/features/meals/tables/queries.server";
import { instantOf } from "~/lib/clock";
import { aFoodTable } from "./meals";
import { own, type QueryCase } from "./reports";

const day = "2026-11-12";
const week = "2026-11-09";
const band = "m24to35" as const;

/** One call of every query of meals and the kitchen, with the ids of `of`. */
export const mealQueries: Record<string, Record<string, QueryCase>> = {
  "meals/queries": {
    listPlanned: (ctx) =>
      meals.listPlanned(ctx, { band, from: day, through: day, publishedOnly: false }),
    listBands: (ctx) => meals.listBands(ctx),
    listClassIdsOfBand: (ctx) => meals.listClassIdsOfBand(ctx, { band }),
    getMenuDay: (ctx, of) => meals.getMenuDay(ctx, { day, classId: of.classId }),
  },
  "meals/fillings/queries": {
    listFillings: (ctx) => fillings.listFillings(ctx, { week }),
    getFilling: (ctx) => fillings.getFilling(ctx, { week, band: "m36to47" }),
  },
  "meals/tables/queries": {
    readFoodTable: (ctx) =>
      tables.readFoodTable(ctx, aFoodTable(["中文名,类别", "奶香小馒头,谷类"])),
  },
  "meals/weeks/queries": { getMenuWeek: (ctx) => weeks.getMenuWeek(ctx, { week, band }) },
  "meals/publishing/queries": {
    getMenuCheck: (ctx) => publishing.getMenuCheck(ctx, { week, band }),
    getMenuCheckPage: (ctx) => publishing.getMenuCheckPage(ctx, { week, band }),
    listMenuChanges: (ctx) => publishing.listMenuChanges(ctx, { week, band }),
  },
  "meals/substitutes/queries": {
    findEater: (ctx, of) =>
      substitutes.findEater(ctx, { band, day: "2026-11-13", childId: of.childId }),
    listDecisions: (ctx) =>
      substitutes.listDecisions(ctx, {
        ...{ band, from: week, through: "2026-11-15", seenOnly: true },
      }),
    listInstead: (ctx, of) =>
      substitutes.listInstead(ctx, { day: "2026-11-11", classId: of.classId }),
    listSuitable: (ctx) =>
      substitutes.listSuitable(ctx, {
        ...{ band, meal: "lunch", day },
        asking: [{ kind: null, needs: { allergies: [], diets: [] } }],
      }),
  },
  "meals/allergies/queries": {
    listAllergyWords: async (ctx) => (await allergyWords.listAllergyWords(ctx)).rows,
  },
  "meals/clashes/queries": {
    listNewClashes: (ctx, of) =>
      newClashes.listNewClashes(ctx, {
        dishIds: [of.dishId],
        after: ({ portions }) => [...portions, { food: "ME002", grams: 10 }],
      }),
  },
  "meals/foods/queries": {
    listSupplies: async (ctx) => Object.fromEntries(await foods.listSupplies(ctx)),
    listAllFoods: (ctx) => foods.listAllFoods(ctx),
    listFoods: (ctx) => foods.listFoods(ctx, listFoodsInput.parse({ state: "own" })),
    getFood: (ctx, of) => foods.getFood(ctx, { food: of.foodId }),
  },
  "meals/library/queries": {
    listIngredients: async (ctx, of) =>
      Object.fromEntries(await library.listIngredients(ctx, { dishId: of.ownDishId })),
    listLibrary: (ctx) => library.listLibrary(ctx, listLibraryInput.parse({ q: "Egg with milk" })),
    getLibraryDish: (ctx, of) => library.getLibraryDish(ctx, { dishId: of.ownDishId }),
    listFoodNames: (ctx) => library.listFoodNames(ctx),
  },
  "meals/dishes/queries": {
    listPortions: async (ctx, of) =>
      Object.fromEntries(await dishes.listPortions(ctx, { band, dishIds: [of.dishId] })),
    listDishes: (ctx) => dishes.listDishes(ctx, { band, meal: "lunch", day, q: "fqcjd" }),
    getDish: (ctx, of) => dishes.getDish(ctx, { dishId: of.dishId, band }),
    countDishes: (ctx) => dishes.countDishes(ctx),
  },
  "meals/export/queries": {
    exportMenuWeek: (ctx) => menuExport.exportMenuWeek(ctx, { week, band }),
  },
  "meals/family/queries": {
    getFamilyMenuWeek: (ctx, of) => familyMenu.getFamilyMenuWeek(ctx, own(of), { week }),
  },
  "meals/analysis/queries": {
    getNutritionReport: (ctx) =>
      nutrition.getNutritionReport(ctx, { band, from: week, through: day, eaten: null }),
    getBands: (ctx) => nutrition.getBands(ctx, { band: null }),
    getNutritionWeek: (ctx) => nutrition.getNutritionWeek(ctx, { week, band }),
    getAnalysisSpan: (ctx) => nutrition.getAnalysisSpan(ctx, analysisPageInput.parse({})),
  },
  "meals/reference/queries": {
    getGroup: (ctx) => groups.getGroup(ctx, { band, days: [day] }),
  },
  "meals/assistant/queries": {
    getMenuProblem: (ctx) => assistant.getMenuProblem(ctx, { week, band }),
  },
  "meals/settings/queries": { getMealSetting: (ctx) => mealSettings.getMealSetting(ctx) },
  "meals/page/queries": {
    getMenuPage: (ctx) =>
      menuPage.getMenuPage(ctx, { ...menuPageInput.parse({ week, band }), mayPlan: true }),
  },
  "kitchen/day/queries": {
    listEaters: (ctx) => kitchenDay.listEaters(ctx, { day }),
    getKitchenDay: (ctx) => kitchenDay.getKitchenDay(ctx, { day }),
    exportKitchenDay: (ctx) => kitchenDay.exportKitchenDay(ctx, { day }),
  },
  "kitchen/samples/queries": {
    isServed: (ctx, of) => samples.isServed(ctx, { day, meal: "lunch", dishId: of.dishId }),
    getSampleDay: (ctx) => samples.getSampleDay(ctx, { day }),
    // the lunch is over, and its rice has no sample
    countSampleTasks: (ctx) =>
      samples.countSampleTasks({ ...ctx, now: instantOf(`${day}T14:00:00+08:00`) }),
    listSampleLog: (ctx) => samples.listSampleLog(ctx, { month: day.slice(0, 7) }),
  },
  "kitchen/records/queries": {
    listPurchases: (ctx) => deliveries.listPurchases(ctx, { month: day.slice(0, 7), q: "" }),
  },
  "kitchen/company/queries": {
    listCompany: (ctx) => company.listCompany(ctx, { month: day.slice(0, 7) }),
  },
  "kitchen/purchases/queries": {
    getPurchases: (ctx) =>
      kitchenPurchases.getPurchases(ctx, { from: week, through: day, days: null }),
  },
};

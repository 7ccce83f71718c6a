import { addFood, recordSupply } from "~/features/meals/foods/commands.server";
import { addFoodInput, recordSupplyInput } from "~/features/meals/foods/schema";
import { addDish } from "~/features/meals/library/commands.server";
import { addDishInput } from "~/features/meals/library/schema";
import type { Ctx } from "~/lib/context.server";
import { must } from "./demo-result";

/** What the demo's kitchen buys that the food table lacks; blank is not measured. */
const ownFoods = [
  {
    ...{ nameZh: "沁州黄小米", nameEn: "Qinzhou yellow millet", group: "cereal", edible: "100" },
    ...{ energy: "366", protein: "10.5", fat: "4.2", carbohydrate: "73", fibre: "1.6" },
    ...{ calcium: "12", iron: "5.2", zinc: "2", price: "16.8", supplierGroup: "grain" },
  },
  {
    ...{ nameZh: "荞麦碗托", nameEn: "Buckwheat jelly", group: "cereal", edible: "100" },
    ...{ energy: "92", protein: "2.8", fat: "0.4", carbohydrate: "19.5", sodium: "86" },
    ...{ allergens: ["gluten"], price: "9", supplierGroup: "grain" },
  },
  {
    ...{ nameZh: "儿童奶酪棒", nameEn: "Cheese stick for children", group: "dairy", edible: "100" },
    ...{ energy: "268", protein: "6.2", fat: "18", carbohydrate: "20", calcium: "480" },
    ...{ sodium: "260", allergens: ["milk"], tags: ["dairy"], price: "96", supplierGroup: "" },
  },
];

const ownDish = {
  ...{ nameZh: "奶酪南瓜黄小米粥", nameEn: "Millet congee with pumpkin and cheese" },
  ...{ kind: "breakfast", texture: "soft", meals: ["breakfast", "morningSnack"], months: [] },
  steps: "黄小米淘净，加水小火煮至开花；南瓜去皮蒸软压泥，拌入粥里；离火后放奶酪，化开即可。",
  chokingNote: "奶酪要全部化开，不留小块",
  ...{ food0: "沁州黄小米", grams0m12to23: "18", grams0m24to35: "22", grams0m36to47: "26" },
  ...{ grams0m48to71: "30", food1: "南瓜", grams1m12to23: "25", grams1m24to35: "30" },
  ...{ grams1m36to47: "35", grams1m48to71: "40", food2: "儿童奶酪棒", grams2m12to23: "6" },
  ...{ grams2m24to35: "8", grams2m36to47: "10", grams2m48to71: "10" },
};

/** Yuan per kg at the wholesale market, by code of the food table. */
const prices: Record<string, number> = {
  ...{ CE001: 6.4, CE007: 8.6, CE013: 11, CE017: 4.6, CE018: 4.4, CE022: 6.8, CE025: 5, CE034: 14 },
  ...{ TU001: 3.2, TU003: 4.5, TU004: 11, ST001: 7.5, SO006: 5.2, SO010: 12, VD001: 7, VD002: 5 },
  ...{ VD005: 8.5, VD025: 3.6, VD027: 3.2, VD028: 6.2, VD035: 15, VL001: 2.2, VL014: 5.6 },
  ...{ VL015: 2.6, VL027: 3.4, VL029: 8, VL030: 10, VL032: 12, MU001: 13, MU009: 9, FR001: 8 },
  ...{ FR003: 6, FR033: 7, ME002: 30, ME003: 34, ME009: 76, OF001: 18, PO002: 22, PO003: 20 },
  ...{ FI008: 46, FI013: 68, SH001: 58, EG001: 10.4, DA001: 11, DA007: 15, OI003: 14, OI006: 52 },
  ...{ SE001: 3, SE002: 8, SE003: 12 },
};

/** The kitchen's own foods and what it pays; then a dish of its own, which is looked up by their names. */
export async function stockKitchen(ctx: Ctx): Promise<void> {
  for (const food of ownFoods) must(await addFood(ctx, addFoodInput.parse(food)), food.nameZh);
  for (const [food, price] of Object.entries(prices)) {
    const input = recordSupplyInput.parse({ price, supplierGroup: "", version: "none" });
    must(await recordSupply(ctx, food, input), food);
  }
  must(await addDish(ctx, addDishInput.parse(ownDish)), ownDish.nameZh);
}

import type { FoodGroup } from "~db/enums";
import type { StandardHeader } from "./header";

const prices = {
  issuer: "温润托育",
  title: "食材参考单价",
  number: "WR-PRICE-1",
  edition: "1",
  effectiveOn: "2026-11-01",
  clause: "全部食物类别",
  note: "estimates of this product, in the order of a northern market in 2026; no norm and no price list. They only rank dishes: what a centre pays is in its own purchases",
} as const satisfies StandardHeader;

export const sources = [prices] as const;

/** Fen for a kilogram as bought, where no price of the food itself is known. */
export const usualPrices: Record<FoodGroup, number> = {
  cereal: 600,
  tuber: 500,
  starch: 1200,
  bean: 1200,
  soy: 800,
  vegDark: 700,
  vegLight: 600,
  mushroomAlgae: 2000,
  fruit: 1000,
  nutSeed: 4000,
  meat: 5000,
  offal: 2500,
  poultry: 2500,
  fish: 4000,
  shellfish: 6000,
  egg: 1000,
  dairy: 1300,
  oil: 1500,
  infant: 20_000,
  seasoning: 1000,
};

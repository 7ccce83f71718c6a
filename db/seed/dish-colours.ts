import type { Food } from "~/standards/foods";
import type { FoodGroup } from "../enums";

/** How a piece of food is drawn. */
export type Shape = "grain" | "leaf" | "cube" | "strip" | "round" | "slice";
export type Look = { colour: string; shape: Shape };

const groups: Record<FoodGroup, Look | null> = {
  cereal: { colour: "#f3e8cf", shape: "grain" },
  tuber: { colour: "#e6c07f", shape: "cube" },
  starch: { colour: "#ece2d2", shape: "grain" },
  bean: { colour: "#93503f", shape: "grain" },
  soy: { colour: "#f6ecd4", shape: "cube" },
  vegDark: { colour: "#5f8c4c", shape: "leaf" },
  vegLight: { colour: "#c3d59a", shape: "leaf" },
  mushroomAlgae: { colour: "#7a5b47", shape: "slice" },
  fruit: { colour: "#e39a55", shape: "slice" },
  nutSeed: { colour: "#494039", shape: "grain" },
  meat: { colour: "#a9634b", shape: "cube" },
  offal: { colour: "#7f4839", shape: "slice" },
  poultry: { colour: "#e2b98f", shape: "cube" },
  fish: { colour: "#efdfcf", shape: "slice" },
  shellfish: { colour: "#f0a487", shape: "slice" },
  egg: { colour: "#f4cb58", shape: "round" },
  dairy: { colour: "#fdf9ef", shape: "round" },
  infant: { colour: "#f4e7cb", shape: "grain" },
  oil: null,
  seasoning: null,
};

/** The first word found in a food's name decides; the rest of its group looks alike. */
const named: readonly [word: RegExp, look: Partial<Look>][] = [
  [/番茄|西红柿/, { colour: "#d65c40", shape: "round" }],
  [/胡萝卜/, { colour: "#e68b3c", shape: "cube" }],
  [/南瓜/, { colour: "#eaa63e", shape: "cube" }],
  [/红心|红薯/, { colour: "#dd8b4b", shape: "cube" }],
  [/白萝卜|山药|莲藕|百合|银耳/, { colour: "#f4efe2", shape: "slice" }],
  [/玉米/, { colour: "#f0c445", shape: "grain" }],
  [/黑米/, { colour: "#56424f", shape: "grain" }],
  [/小米|黄米/, { colour: "#edcb6a", shape: "grain" }],
  [/红豆|赤小豆/, { colour: "#8f3f38", shape: "grain" }],
  [/豌豆|毛豆|荷兰豆/, { colour: "#86ab55", shape: "round" }],
  [/大白菜|娃娃菜|圆白菜|菜花/, { colour: "#dfe3b0", shape: "leaf" }],
  [/西兰花/, { colour: "#4f7f45", shape: "round" }],
  [/菠菜|茼蒿|油菜|豌豆苗/, { colour: "#4c7a42", shape: "leaf" }],
  [/海带|紫菜/, { colour: "#47604a", shape: "strip" }],
  [/木耳/, { colour: "#4a403c", shape: "slice" }],
  [/茄子/, { colour: "#70507a", shape: "cube" }],
  [/莴笋|黄瓜|西葫芦|丝瓜|冬瓜/, { colour: "#b5cd85", shape: "strip" }],
  [/甜椒|彩椒/, { colour: "#d9583f", shape: "strip" }],
  [/洋葱|葱|蒜|姜/, { colour: "#d9ddb2", shape: "strip" }],
  [/三文鱼|鲑/, { colour: "#ee9478", shape: "slice" }],
  [/血/, { colour: "#74352f", shape: "cube" }],
  [/苹果/, { colour: "#d8604b" }],
  [/梨/, { colour: "#e3d98f" }],
  [/香蕉/, { colour: "#f3dc7d", shape: "round" }],
  [/橙|橘|柑/, { colour: "#ef9d3d" }],
  [/猕猴桃/, { colour: "#93b04a", shape: "round" }],
  [/火龙果/, { colour: "#d5608c" }],
  [/木瓜|芒果|哈密瓜/, { colour: "#ee9250" }],
  [/草莓|西瓜|樱桃/, { colour: "#d94d4c" }],
  [/葡萄/, { colour: "#76588a", shape: "round" }],
  [/枣/, { colour: "#9c4a34", shape: "round" }],
  [/豆浆/, { colour: "#f4ead0" }],
  [/小麦粉|馒头|面/, { colour: "#f4ead6", shape: "strip" }],
];

/** The look of a food on a plate; null for what nobody sees, oil and salt. */
export function lookOf(food: Pick<Food, "nameZh" | "group">): Look | null {
  const base = groups[food.group];
  if (!base) return null;
  return { ...base, ...named.find(([word]) => word.test(food.nameZh))?.[1] };
}

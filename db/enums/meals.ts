/** Closed word lists of meals and the kitchen. */
export const meals = ["breakfast", "morningSnack", "lunch", "afternoonSnack", "supper"] as const;
export type Meal = (typeof meals)[number];

/** Why what was written down about a food sample is put right. */
export const sampleCorrections = ["mistyped", "reweighed", "moved", "otherPerson"] as const;

/** What a delivery of food is counted in. */
export const purchaseUnits = ["kg", "g", "litre", "piece", "box", "bag", "bottle", "barrel"] as const; // prettier-ignore
export type PurchaseUnit = (typeof purchaseUnits)[number];

/** Age bands of a menu, in months: a class eats the menu of one band. */
export const mealBands = ["m6to11", "m12to23", "m24to35", "m36to47", "m48to71"] as const;
export type MealBand = (typeof mealBands)[number];

/** Editions of the reference intakes that a centre may judge by. */
export const intakeEditions = ["dris2023", "dris2013"] as const;
export type IntakeEdition = (typeof intakeEditions)[number];

export const dishKinds = [
  "breakfast",
  "staple",
  "mainMeat",
  "mainFish",
  "mainEggSoy",
  "vegetable",
  "soup",
  "snackDairy",
  "snackFruit",
  "snackOther",
  "infantPuree",
  "infantMash",
] as const;
export type DishKind = (typeof dishKinds)[number];

export const dishTextures = [
  "puree",
  "mash",
  "soft",
  "softBite",
  "bite",
  "liquid",
  "drink",
] as const;
export type DishTexture = (typeof dishTextures)[number];

/** The groups of the food table; a centre's own foods are put into them too. */
export const foodGroups = [
  "cereal",
  "tuber",
  "starch",
  "bean",
  "soy",
  "vegDark",
  "vegLight",
  "mushroomAlgae",
  "fruit",
  "nutSeed",
  "meat",
  "offal",
  "poultry",
  "fish",
  "shellfish",
  "egg",
  "dairy",
  "oil",
  "infant",
  "seasoning",
] as const;
export type FoodGroup = (typeof foodGroups)[number];

/** What a diet may leave out: pork and beef are meat too. */
export const dietTags = ["pork", "beef", "meat", "seafood", "egg", "dairy", "alcohol"] as const;
export type DietTag = (typeof dietTags)[number];

/** From whom a food is bought, as a kitchen parts its orders. */
export const supplierGroups = [
  "grain",
  "vegetable",
  "fruit",
  "meat",
  "aquatic",
  "eggDairy",
  "soyProduct",
  "dry",
  "other",
] as const;
export type SupplierGroup = (typeof supplierGroups)[number];

export const menuStates = ["draft", "checked", "published", "changed"] as const;
export type MenuState = (typeof menuStates)[number];

/** How far the assistant is with a band's week; `taken` is on the menu. */
export const menuFillingStates = [
  ...(["waiting", "running"] as const),
  ...(["filled", "impossible", "undecided", "failed", "taken"] as const),
] as const;
export type MenuFillingState = (typeof menuFillingStates)[number];

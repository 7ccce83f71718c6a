import { describe, expect, it } from "vitest";
import * as enums from "~db/enums";
import { expectNone } from "./sources";
import { isKnown, usesInCode } from "./i18n-uses";
import { baseOf, placeholdersOf, wordsOf } from "./i18n-words";

const zh = wordsOf("zh-CN");
const en = wordsOf("en");

/** Words that are the same in every language, or name a language in itself. */
const chineseInEnglish = ["common:chinese"];
const latinInChinese = /^(English|Wenrun|Excel|PDF|{{.*}})/;

/** Chinese greets by surname and title, and says an allergen shorter: the same facts in other values. */
const sayOtherValues = ["centres:home.helloDirector", "children:needs.short"];

/** The enum words of `enums.json`; a list that no page shows stands below. */
const shown: Record<string, string[]> = {
  roles: ["role"],
  invitedRoles: ["role"],
  sexes: ["sex", "adultSex"],
  idKinds: ["idKind"],
  relations: ["relation"],
  guardianGrades: ["grade"],
  allergens: ["allergen"],
  allergySeverities: ["severity"],
  diets: ["diet"],
  consentKinds: ["consentKind"],
  homeSleeps: ["homeSleep"],
  homeBreakfasts: ["homeBreakfast"],
  consentStates: ["consentState"],
  posts: ["post"],
  certificateKinds: ["certificateKind"],
  classTypes: ["classType"],
  schedules: ["schedule"],
  weekSchedules: ["schedule"],
  daySchedules: ["schedule"],
  meals: ["meal"],
  mealBands: ["mealBand"],
  intakeEditions: ["intakeEdition"],
  dishKinds: ["dishKind"],
  dishTextures: ["dishTexture"],
  foodGroups: ["foodGroup"],
  dietTags: ["dietTag"],
  supplierGroups: ["supplierGroup"],
  sampleCorrections: ["sampleCorrection"],
  purchaseUnits: ["purchaseUnit"],
  menuStates: ["menuState"],
  menuFillingStates: ["menuFillingState"],
  entryKinds: ["entryKind"],
  mealAmounts: ["mealAmount"],
  checkResults: ["checkResult"],
  checkFindings: ["checkFinding"],
  checkActions: ["checkAction"],
  toiletKinds: ["toiletKind"],
  milkVessels: ["milkVessel"],
  cardMedia: ["cardMedium"],
  moods: ["mood"],
  napPositions: ["napPosition"],
  transitions: ["transition"],
  absenceReasons: ["absenceReason"],
  leaveKinds: ["leaveKind"],
  postures: ["posture"],
  developmentAreas: ["area"],
  milestoneProgress: ["progress"],
  rosterImportStates: ["rosterImportState"],
  documentKinds: ["documentKind"],
  correctionFacts: ["correctionFact"],
  correctionStates: ["correctionState"],
  applicationStates: ["applicationState"],
  applicationSteps: ["applicationStep"],
  dayKinds: ["dayKind"],
  alertCategories: ["alertCategory"],
  alertChannels: ["alertChannel"],
  noticeLevels: ["noticeLevel"],
  noticeStates: ["noticeState"],
  activityLevels: ["activityLevel"],
  activityStates: ["activityState"],
  signUpStates: ["signUpState"],
};
const neverShown = [
  "locales",
  "themes",
  "actorKinds",
  "accountStates",
  "filePurposes",
  "fileVariants",
  "logKinds",
  "followUpKinds",
  "dutyKinds",
  "messageSides",
  "offerStates",
  "heldKinds",
  "archiveStates",
];

describe("zh-CN and en", () => {
  it("have the same keys", () => {
    const bases = (of: Map<string, string>) => new Set([...of.keys()].map(baseOf));
    const [inZh, inEn] = [bases(zh), bases(en)];
    expectNone([
      ...[...inZh].filter((key) => !inEn.has(key)).map((key) => `${key}: missing in en`),
      ...[...inEn].filter((key) => !inZh.has(key)).map((key) => `${key}: missing in zh-CN`),
    ]);
  });

  it("have every plural form that the language needs", () => {
    const forms = [...en.keys()].filter((key) => /_(one|other)$/.test(key)).map(baseOf);
    expectNone(
      forms.flatMap((key) => [
        ...["_one", "_other"]
          .filter((form) => !en.has(key + form))
          .map((form) => `en ${key}${form}`),
        ...(zh.has(`${key}_other`) || zh.has(key) ? [] : [`zh-CN ${key}_other`]),
      ]),
    );
  });

  it("fill in the same values", () => {
    const problems = [...zh].flatMap(([key, text]) => {
      const theirs = en.get(key) ?? en.get(`${baseOf(key)}_other`) ?? "";
      const [mine, other] = [placeholdersOf(text), placeholdersOf(theirs)];
      return mine.join() === other.join() || sayOtherValues.includes(key)
        ? []
        : [`${key}: zh-CN {${mine.join()}}, en {${other.join()}}`];
    });
    expectNone(problems);
  });

  it("say something, each in its own language", () => {
    const isChinese = (text: string) => /[\u4e00-\u9fff]/.test(text);
    const isLatin = (text: string) => /[A-Za-z]{2}/.test(text.replace(/{{.*?}}/g, ""));
    expectNone([
      ...[...zh, ...en].filter(([, text]) => text.trim() === "").map(([key]) => `${key}: empty`),
      ...[...en]
        .filter(([key, text]) => isChinese(text) && !chineseInEnglish.includes(key))
        .map(([key, text]) => `en ${key}: ${text}`),
      ...[...zh]
        .filter(([, text]) => !isChinese(text) && isLatin(text) && !latinInChinese.test(text))
        .map(([key, text]) => `zh-CN ${key}: ${text}`),
    ]);
  });
});

describe("words in code", () => {
  const uses = usesInCode();

  it("exist", () => {
    const lost = uses.filter((use) => !isKnown(zh, use));
    expectNone(lost.map(({ at, key }) => `${at}: ${key} is in no app/i18n/zh-CN/*.json`));
  });

  it("are found at all", () => {
    expect(uses.length).toBeGreaterThan(100);
  });
});

describe("enum words", () => {
  const lists = Object.entries(enums).filter(([, list]) => Array.isArray(list));
  const groups = new Set([...zh.keys()].flatMap((key) => /^enums:(\w+)\./.exec(key)?.[1] ?? []));

  it.each(lists)("%s are all said, or never shown", (name, list) => {
    if (neverShown.includes(name)) return;
    const named = shown[name] ?? [];
    expect(named, `${name}: name its group in enums.json, or list it as never shown`).not.toEqual(
      [],
    );
    for (const group of named) {
      // lists of one kind may share their words
      const sharing = lists.filter(([other]) => shown[other]?.includes(group));
      const values = new Set(sharing.flatMap(([, shared]) => [...shared]));
      const said = [...zh.keys()].filter((key) => key.startsWith(`enums:${group}.`));
      expect(said.sort()).toEqual([...values].map((value) => `enums:${group}.${value}`).sort());
      expect(list.every((value) => values.has(value))).toBe(true);
    }
  });

  it("stand for a list of db/enums.ts", () => {
    const known = Object.values(shown).flat();
    expectNone([...groups].filter((group) => !known.includes(group)));
  });
});

import { describe, expect, it } from "vitest";
import { pinyinOf } from "./pinyin.server";

describe("pinyinOf", () => {
  it.each([
    ["许知遥", "xuzhiyao", "xzy"],
    ["曾如意", "zengruyi", "zry"],
    ["单雪", "shanxue", "sx"],
    ["仇梅", "qiumei", "qm"],
    ["吕诗涵", "lvshihan", "lsh"],
    ["欧阳娜娜", "ouyangnana", "oynn"],
    ["阿依古丽·买买提", "ayigulimaimaiti", "ayglmmt"],
    ["Emma Wang", "emmawang", "ew"],
    ["王Anna", "wanganna", "wa"],
    [" 白雪 ", "baixue", "bx"],
    ["", "", ""],
  ])("%s: %s, %s", (name, full, initials) => {
    expect(pinyinOf(name)).toEqual({ full, initials });
  });
});

import { pinyin } from "pinyin-pro";

/**
 * What a name is searched by: 许知遥 is `xuzhiyao` and `xzy`. Surnames take their own reading (曾 zeng,
 * 单 shan), ü is written v as it is typed, and letters or digits in a name stand for themselves.
 */
export function pinyinOf(name: string): { full: string; initials: string } {
  const syllables = pinyin(name.trim(), {
    toneType: "none",
    type: "array",
    surname: "head",
    v: true,
    nonZh: "consecutive",
  })
    .flatMap((syllable) => syllable.toLowerCase().split(/[^a-z0-9]+/))
    .filter((syllable) => syllable !== "");
  return {
    full: syllables.join(""),
    initials: syllables.map((syllable) => syllable.charAt(0)).join(""),
  };
}

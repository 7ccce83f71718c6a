import type { Role } from "~db/enums";

/** Which greeting an hour of the day takes. */
function partOfDay(time: string): "early" | "morning" | "noon" | "afternoon" | "evening" {
  if (time >= "05:00" && time < "09:00") return "early";
  if (time >= "09:00" && time < "12:00") return "morning";
  if (time >= "12:00" && time < "14:00") return "noon";
  return time >= "14:00" && time < "18:00" ? "afternoon" : "evening";
}

/** The surname of a Chinese name (two characters of four are one); any other name stays whole. */
export function surnameOf(name: string): string {
  const characters = Array.from(name.trim());
  if (!characters.every((character) => /\p{Script=Han}/u.test(character))) return name;
  return characters.slice(0, characters.length >= 4 ? 2 : 1).join("");
}

/** Key and values of the page's first line. */
export const greeting = (person: { name: string; role: Role | null }, time: string) => ({
  part: `home.hello.${partOfDay(time)}`,
  form: person.role === "director" ? "home.helloDirector" : "home.helloPerson",
  values: { name: person.name, surname: surnameOf(person.name) },
});

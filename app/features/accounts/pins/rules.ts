/** How long after a right PIN the tablet does not ask again. */
export const unlockMs = 2 * 60_000;

export type WeakPin =
  "pin_same_digits" | "pin_run" | "pin_repeats" | "pin_of_phone" | "pin_like_date" | "pin_common";

const rows = ["01234567890", "09876543210"];
/** Down the middle of the keys, round their corners, and what sounds like words in Chinese. */
const common = new Set([
  "2580",
  "0852",
  "1379",
  "1397",
  "1314",
  "5201",
  "147258",
  "159357",
  "520131",
]);

const isYear = (text: string): boolean => /^(19[4-9]|20[0-4])\d$/.test(text);
const isMonth = (text: string): boolean => /^(0[1-9]|1[0-2])$/.test(text);
const isDayOfMonth = (text: string): boolean => /^(0[1-9]|[12]\d|3[01])$/.test(text);

/** 1987 as a year, 198705 as a month, 870512 as a day: what a colleague knows or guesses. */
function isLikeDate(pin: string): boolean {
  if (pin.length === 4) return isYear(pin);
  if (pin.length !== 6) return false;
  if (isYear(pin.slice(0, 4)) && isMonth(pin.slice(4))) return true;
  return isMonth(pin.slice(2, 4)) && isDayOfMonth(pin.slice(4));
}

/** Why a PIN of four to six digits would be the first to be guessed, or null. */
export function weaknessOf(pin: string, own: { phone: string }): WeakPin | null {
  if (/^(\d)\1+$/.test(pin)) return "pin_same_digits";
  if (rows.some((row) => row.includes(pin))) return "pin_run";
  if (/^(\d{2,3})\1+$/.test(pin)) return "pin_repeats";
  if (own.phone.endsWith(pin)) return "pin_of_phone";
  if (isLikeDate(pin)) return "pin_like_date";
  return common.has(pin) ? "pin_common" : null;
}

import { classColour } from "./class-colour";

/** A class's name behind its 4 px bar. `colour` counts from 1 and repeats after seven. */
export function ClassChip({ name, colour }: { name: string; colour: number }) {
  return <span className={`class-chip ${classColour(colour)}`}>{name}</span>;
}

/** The same bar as the mark of a table's cell. */
export const classMark = (colour: number): string => `class-mark ${classColour(colour)}`;

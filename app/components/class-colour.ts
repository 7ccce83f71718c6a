/** The colour scope of the nth class, 1-based; an eighth class starts again at the first. */
export function classColour(index: number | undefined): string {
  return index === undefined ? "" : `c${((((index - 1) % 7) + 7) % 7) + 1}`;
}

/** A share in quarters from twelve o'clock; its word always stands beside it. */
export function Ring({ quarters, size = 20 }: { quarters: 0 | 1 | 2 | 3 | 4; size?: number }) {
  return (
    <span
      className="ring"
      aria-hidden="true"
      style={{ "--p": `${quarters * 25}%`, width: size, height: size }}
    />
  );
}

/** Parts are told apart by lightness and edge as well as by colour. */
export const stackFill = {
  brand: { fill: "var(--brand)" },
  info: { fill: "var(--info-soft)", stroke: "var(--info-fg)", strokeWidth: 1.5 },
  warn: {
    fill: "var(--warn-soft)",
    stroke: "var(--warn-fg)",
    strokeWidth: 1.5,
    strokeDasharray: "3 2",
  },
} as const;

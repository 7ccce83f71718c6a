import type { IconNode } from "lucide";
import type { Markup } from "~/lib/markup";

const drawings = new WeakMap<IconNode, string>();

/** The shapes as one string: an icon is then a single element to render, wherever it stands. */
function drawingOf(icon: IconNode): string {
  let drawing = drawings.get(icon);
  if (drawing === undefined) {
    drawing = icon.map(([shape, attributes]) => `<${shape}${written(attributes)}/>`).join("");
    drawings.set(icon, drawing);
  }
  return drawing;
}

const written = (attributes: IconNode[number][1]): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join("");

/** An icon where markup is written out: of the usual size, and saying nothing. */
export const iconMarkup = (of: IconNode, className: string): Markup => ({
  html: `<svg viewBox="0 0 24 24" class="icon ${className}" aria-hidden="true">${drawingOf(of)}</svg>`,
});

const sizes = { 16: " icon-16", 20: "", 24: " icon-24" };

export function Icon({
  of,
  size = 20,
  strong = false,
  label,
  className,
}: {
  of: IconNode;
  size?: 16 | 20 | 24;
  strong?: boolean;
  label?: string;
  className?: string;
}) {
  const drawn = `icon${sizes[size]}${strong ? " icon-strong" : ""}`;
  return (
    <svg
      viewBox="0 0 24 24"
      className={className ? `${drawn} ${className}` : drawn}
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      dangerouslySetInnerHTML={{ __html: drawingOf(of) }}
    />
  );
}

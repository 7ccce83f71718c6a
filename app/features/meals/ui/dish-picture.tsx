import { Salad } from "lucide";
import { clsx } from "clsx";
import { Icon } from "~/components/icon";

const edges = { 48: "size-12", 64: "size-16", 120: "size-30" };

/** A dish from the centre's own storage, or a leaf where there is no picture. Decoration: the name stands beside it. */
export function DishPicture({ fileId, size }: { fileId: string | null; size: keyof typeof edges }) {
  return fileId ? (
    <img
      src={`/files/${fileId}/original`}
      alt=""
      width={size}
      height={size}
      loading="lazy"
      decoding="async"
      className={clsx("dish-picture shrink-0 rounded-card object-cover", edges[size])}
    />
  ) : (
    <span
      className={clsx(
        "grid shrink-0 place-items-center rounded-card bg-sunk text-ink-3",
        edges[size],
      )}
    >
      <Icon of={Salad} />
    </span>
  );
}

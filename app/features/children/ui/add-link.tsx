import { Plus } from "lucide";
import { Icon } from "~/components/icon";
import { Link } from "~/components/link";

/** Opens the sheet `what` of the page one is on. */
export function AddLink({ what, label }: { what: string; label: string }) {
  return (
    <Link
      to={`?add=${what}`}
      preventScrollReset
      className="inline-flex min-h-(--tap) items-center gap-1 font-semibold text-brand-text"
    >
      <Icon of={Plus} size={16} />
      {label}
    </Link>
  );
}

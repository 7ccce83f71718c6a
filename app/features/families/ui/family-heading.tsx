import { useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Link } from "~/components/link";
import { ageInWords } from "~/features/children/ui/age";
import { Face } from "~/features/children/ui/face";

type Child = {
  id: string;
  name: string;
  bornOn: string;
  faceFileId: string | null;
  className: string | null;
  colour: number | null;
};

/** Whom the family's pages are about: a tap opens the child's record, brothers and sisters are a tap away. */
export function FamilyHeading(props: {
  siblings: readonly Child[];
  current: string;
  today: string;
}) {
  const { t } = useTranslation(["families", "children", "common"]);
  const { pathname } = useLocation();
  const child = props.siblings.find(({ id }) => id === props.current);
  if (!child) return null;
  const others = props.siblings.filter(({ id }) => id !== child.id);
  return (
    <div className="flex min-w-0 items-center gap-2">
      <Link
        to="/family/child"
        title={t("childLink", { name: child.name })}
        className="-ml-1 flex min-h-12 min-w-0 flex-1 items-center gap-3 rounded-card p-1 hover:bg-hover"
      >
        <Face name={child.name} fileId={child.faceFileId} colour={child.colour} />
        <span className="min-w-0">
          <b className="block text-18 leading-6">{child.name}</b>
          <span className="block truncate leading-[22px] text-ink-2">
            {child.className ? `${child.className} · ` : null}
            <span className="whitespace-nowrap">{ageInWords(child.bornOn, props.today, t)}</span>
          </span>
        </span>
      </Link>
      {others.length > 0 ? (
        <nav aria-label={t("children:family.switch")}>
          <ul className="flex">
            {others.map(({ id, name, faceFileId, colour }) => (
              <li key={id}>
                <Link
                  to={`${pathname}?child=${id}`}
                  aria-label={name}
                  title={name}
                  className="grid size-12 place-items-center rounded-full hover:bg-hover"
                >
                  <Face name={name} fileId={faceFileId} colour={colour} size={32} />
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
    </div>
  );
}

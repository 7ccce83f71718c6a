import { Leaf } from "lucide";
import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { ClassChip } from "~/components/class-chip";
import { EmptyState } from "~/components/empty-state";
import { Link } from "~/components/link";
import { Face } from "~/features/children/ui/face";
import type { Observable } from "../queries.server";

/** The first question of a new observation: about whom. One card a class, a face a tap. */
export function ChooseChild({ childrenOnOffer }: { childrenOnOffer: readonly Observable[] }) {
  const { t } = useTranslation("learning");
  const classes = [...new Set(childrenOnOffer.map(({ className }) => className))];
  if (classes.length === 0) return <EmptyState icon={Leaf}>{t("nobodyToChoose")}</EmptyState>;
  return (
    <div className="grid gap-4">
      {classes.map((name) => {
        const own = childrenOnOffer.filter(({ className }) => className === name);
        return (
          <Card key={name} title={<ClassChip name={name} colour={own[0]?.colour ?? 1} />}>
            <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(150px,100%),1fr))] gap-1">
              {own.map((child) => (
                <li key={child.id}>
                  <Link
                    to={`/observations/new?child=${child.id}`}
                    className="flex min-h-14 items-center gap-2.5 rounded-field p-2 hover:bg-hover"
                  >
                    <Face name={child.name} fileId={child.faceFileId} colour={child.colour} />
                    {child.name}
                  </Link>
                </li>
              ))}
            </ul>
          </Card>
        );
      })}
    </div>
  );
}

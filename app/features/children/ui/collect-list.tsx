import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { ClassChip } from "~/components/class-chip";
import type { Collectable } from "../family/queries.server";
import { Face } from "./face";

/** The children an entrusted adult may collect: a face to know them by, and nothing about them. */
export function CollectList({ items }: { items: readonly Collectable[] }) {
  const { t } = useTranslation(["children", "enums"]);
  return (
    <>
      <ul className="grid gap-4">
        {items.map((child) => (
          <li key={child.id}>
            <Card>
              <div className="flex items-center gap-4">
                <Face name={child.name} fileId={child.faceFileId} colour={child.colour} size={84} />
                <div className="min-w-0">
                  <h2 className="text-24">{child.name}</h2>
                  <p className="flex flex-wrap gap-x-3 text-ink-2">
                    <span className="text-ink">
                      <ClassChip name={child.className} colour={child.colour} />
                    </span>
                    {t(`enums:schedule.${child.schedule}`)}
                  </p>
                  <p className="text-ink-2">
                    {t("collect.youAre", { relation: t(`enums:relation.${child.relation}`) })}
                  </p>
                </div>
              </div>
            </Card>
          </li>
        ))}
      </ul>
      <p className="mt-4 text-ink-2">{t("collect.atTheDoor")}</p>
    </>
  );
}

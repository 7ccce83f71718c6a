import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { ClassChip } from "~/components/class-chip";
import { EmptyState } from "~/components/empty-state";
import { LinkButton } from "~/components/link-button";
import { Stat } from "~/components/stat";
import type { StaffOverview } from "../overview/queries.server";

/** Who works here: how many of each post, and the adults of each class. */
export function PeopleCard({ staff }: { staff: StaffOverview }) {
  const { t } = useTranslation(["staff", "enums"]);
  return (
    <Card
      title={t("home.people")}
      aside={
        <span className="text-second text-ink-2">{t("home.total", { count: staff.total })}</span>
      }
    >
      {staff.total === 0 ? (
        <EmptyState action={<LinkButton to="/staff/new">{t("hire")}</LinkButton>}>
          {t("none")}
        </EmptyState>
      ) : (
        <div className="grid gap-4">
          <div className="grid grid-cols-3 gap-3 border-t border-line pt-3 sm:grid-cols-4">
            {staff.posts.map(({ post, people }) => (
              <Stat key={post} label={t(`enums:post.${post}`)} value={people} />
            ))}
          </div>
          {staff.teams.length > 0 ? (
            <ul className="grid gap-x-6 border-t border-line pt-2 sm:grid-cols-2">
              {staff.teams.map((team) => (
                <li key={team.id} className="flex items-center justify-between gap-3 py-1.5">
                  <Link to={`/classes/${team.id}`} className="hover:underline">
                    <ClassChip name={team.name} colour={team.colour} />
                  </Link>
                  <span className="whitespace-nowrap">
                    {t("home.adults", { count: team.adults })}
                  </span>
                </li>
              ))}
            </ul>
          ) : null}
        </div>
      )}
    </Card>
  );
}

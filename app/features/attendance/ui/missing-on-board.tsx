import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import { Link } from "~/components/link";
import { instantOf } from "~/lib/clock";
import { formatTime } from "~/lib/dates";
import { groupBy } from "~/lib/group";
import type { CountOfDay } from "../headcount/queries.server";
import type { Missing } from "../headcount/rules";

/** On the director's board: whom a class's count misses, until the child is found. */
export function MissingOnBoard(props: { missing: Missing<CountOfDay>[]; timeZone: string }) {
  const { t } = useTranslation(["attendance", "common"]);
  return (
    <>
      {[...groupBy(props.missing, ({ count }) => count.classId)].map(([classId, own]) => {
        const newest = own.at(-1)?.count;
        if (!newest) return null;
        const words = t("count.board", {
          ...{ room: newest.className, n: own.length },
          names: own.map(({ child }) => child.name).join(t("common:listSeparator")),
          time: formatTime(instantOf(newest.at), props.timeZone),
        });
        return (
          <div key={classId} className="mb-3">
            <Banner
              tone="stop"
              inset
              action={
                <Link to={`/room/${classId}`} className="underline">
                  {t("board.toRoom")}
                </Link>
              }
            >
              {words}
            </Banner>
          </div>
        );
      })}
    </>
  );
}

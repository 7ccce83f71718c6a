import { clsx } from "clsx";
import { useTranslation } from "react-i18next";
import { Avatar } from "~/components/avatar";
import { ClassChip } from "~/components/class-chip";
import { faceUrl } from "~/features/children/ui/face";
import { allergicTo, dietInWords } from "~/features/children/ui/need-words";
import { mustBeThere } from "../headcount/rules";
import type { RoomChild } from "../room/rules";

export type EvacuationChild = Pick<
  RoomChild,
  "id" | "name" | "faceFileId" | "colour" | "allergies" | "diets" | "status"
>;

/** One class to take along: who has to come out, a box for the pen, and at the end who is not in the house. */
export function EvacuationSheet(props: {
  room: { id: string; name: string; colour: number };
  pupils: readonly EvacuationChild[];
  staff: readonly string[];
}) {
  const { t } = useTranslation(["attendance", "children", "enums", "common"]);
  const { room, staff } = props;
  const here = mustBeThere(props.pupils);
  const away = props.pupils.filter(({ status }) => status !== "present");
  return (
    <section className="evac-sheet" aria-labelledby={`evac-${room.id}`}>
      <h2 id={`evac-${room.id}`} className="text-section">
        <ClassChip {...room} /> · {t("evacuation.here", { count: here.length })}
      </h2>
      <p className="mb-2 text-ink-2">
        {staff.length > 0
          ? t("evacuation.staff", { names: staff.join(t("common:listSeparator")) })
          : t("evacuation.noStaff")}
      </p>
      {here.length + away.length === 0 ? (
        <p className="text-ink-2">{t("evacuation.nobody")}</p>
      ) : (
        <table className="evac-table">
          <thead>
            <tr>
              <th scope="col">{t("evacuation.tick")}</th>
              <th scope="col">{t("evacuation.child")}</th>
              <th scope="col">{t("evacuation.needs")}</th>
            </tr>
          </thead>
          <tbody>
            {here.map((child) => (
              <Row key={child.id} child={child} />
            ))}
          </tbody>
          {away.length > 0 ? (
            <tbody>
              {away.map((child) => (
                <Row key={child.id} child={child} />
              ))}
            </tbody>
          ) : null}
        </table>
      )}
    </section>
  );
}

function Row({ child }: { child: EvacuationChild }) {
  const { t } = useTranslation(["attendance", "children", "enums", "common"]);
  const isHere = child.status === "present";
  const { allergies, diets } = child;
  return (
    <tr className={clsx(!isHere && "evac-away")}>
      <td>{isHere ? <span className="evac-box" aria-hidden="true" /> : null}</td>
      <th scope="row">
        <span className="evac-name">
          <Avatar
            name={child.name}
            src={faceUrl(child.faceFileId, "tile")}
            eager
            size={28}
            colour={child.colour}
          />
          {child.name}
        </span>
      </th>
      <td>
        {isHere ? (
          <>
            {allergies.length > 0 ? (
              <b className="text-stop-fg">{allergicTo(t, allergies)}</b>
            ) : null}{" "}
            {diets.map((diet) => dietInWords(t, diet)).join(t("common:listSeparator"))}
          </>
        ) : (
          t(`evacuation.status.${child.status}`)
        )}
      </td>
    </tr>
  );
}

import { useNavigate } from "@remix-run/react";
import { clsx } from "clsx";
import { Ellipsis } from "lucide";
import { useTranslation } from "react-i18next";
import { Icon } from "~/components/icon";
import { Link } from "~/components/link";
import { Tag } from "~/components/tag";
import { allergicTo, dietInWords } from "~/features/children/ui/need-words";
import type { RoomChild } from "../room/rules";
import { isForBatch } from "../room/rules";
import { visitInWords, whereInWords } from "./child-words";
import { RoomFace } from "./room-face";
import { useLongPress } from "./use-long-press";

export type TileProps = {
  child: RoomChild;
  now: Date;
  timeZone: string;
  /** Opens the child's sheet. */
  href: string;
  chosen: boolean;
  onChoose: (chosen: boolean) => void;
};

/** One child of the room: a tap chooses it for the next act, its corner or a long press opens its sheet. */
export function RoomTile(props: TileProps) {
  const { t } = useTranslation("attendance");
  const navigate = useNavigate();
  const { child, href } = props;
  const hold = useLongPress(() => navigate(href, { preventScrollReset: true }));
  if (!isForBatch(child)) {
    return (
      <Link
        to={href}
        preventScrollReset
        aria-haspopup="dialog"
        className="room-tile room-tile-away"
        {...hold}
      >
        <TileFace {...props} />
      </Link>
    );
  }
  return (
    <div className={clsx("room-tile", child.asleepSince && "room-tile-nap")}>
      <label {...hold}>
        <input
          type="checkbox"
          name="child[]"
          value={child.id}
          checked={props.chosen}
          onChange={(event) => props.onChoose(event.target.checked)}
          aria-label={child.name}
        />
        <TileFace {...props} />
      </label>
      <Link
        to={href}
        preventScrollReset
        aria-haspopup="dialog"
        aria-label={t("room.open", { name: child.name })}
        className="room-tile-corner"
      >
        <Icon of={Ellipsis} />
      </Link>
    </div>
  );
}

function TileFace({ child, now, timeZone }: TileProps) {
  const { t } = useTranslation(["attendance", "children", "enums", "common"]);
  return (
    <>
      <RoomFace child={child} />
      <b className="mt-1 text-20">{child.name}</b>
      <span className="room-tile-where">{whereInWords(t, child, { now, timeZone })}</span>
      {child.isBooked ? <Tag tone="info">{t("room.booked")}</Tag> : null}
      {child.isVisit ? <Tag tone="info">{visitInWords(t, child)}</Tag> : null}
      {child.allergies.length > 0 ? (
        <span className="font-semibold text-stop-fg">{allergicTo(t, child.allergies)}</span>
      ) : null}
      {child.diets.map((diet) => (
        <Tag key={diet.diet + diet.detail} tone="brand">
          {dietInWords(t, diet)}
        </Tag>
      ))}
    </>
  );
}

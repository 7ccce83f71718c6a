import { Check } from "lucide";
import { useTranslation } from "react-i18next";
import { Icon } from "~/components/icon";
import type { RoomChild } from "../room/rules";
import { RoomFace } from "./room-face";

/** One face to be seen: red until it is ticked, by the browser alone. */
export function CountTile(props: {
  child: RoomChild;
  isSeen: boolean;
  onSeen: (isSeen: boolean) => void;
}) {
  const { t } = useTranslation("attendance");
  const { child, isSeen } = props;
  return (
    <div className="room-tile count-tile">
      <label>
        <input
          type="checkbox"
          name="child[]"
          value={child.id}
          checked={isSeen}
          onChange={(event) => props.onSeen(event.target.checked)}
          aria-label={child.name}
        />
        <RoomFace child={child} alarm={false} />
        <b className="mt-1 text-20">{child.name}</b>
        <span className="count-seen" aria-hidden="true">
          <Icon of={Check} size={20} /> {t("count.seen")}
        </span>
        <span className="count-not-yet" aria-hidden="true">
          {t("count.notYet")}
        </span>
      </label>
    </div>
  );
}

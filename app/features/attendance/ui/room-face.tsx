import { useTranslation } from "react-i18next";
import { Avatar } from "~/components/avatar";
import { faceUrl } from "~/features/children/ui/face";
import { pinOf } from "~/features/children/ui/need-words";
import type { RoomChild } from "../room/rules";

type Shown = Pick<RoomChild, "name" | "faceFileId" | "colour" | "allergies" | "asleepSince"> & {
  status: RoomChild["status"];
};

function stateOf(child: Shown, alarm: boolean): "in" | "absent" | "asleep" | "allergy" {
  if (child.asleepSince) return "asleep";
  if (child.status !== "present") return "absent";
  return alarm && child.allergies.length > 0 ? "allergy" : "in";
}

/** A child's face as it is now: grey until it arrives, with the moon while it sleeps, ringed by its allergy. */
export function RoomFace({ child, alarm = true }: { child: Shown; alarm?: boolean }) {
  const { t } = useTranslation("children");
  return (
    <span className="inline-flex [&_.pin]:text-16">
      <Avatar
        name={child.name}
        src={faceUrl(child.faceFileId, "tile")}
        size={84}
        colour={child.colour}
        state={stateOf(child, alarm)}
        pin={pinOf(t, child.allergies)}
      />
    </span>
  );
}

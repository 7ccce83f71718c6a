import { Link } from "@remix-run/react";
import { clsx } from "clsx";
import { useTranslation } from "react-i18next";
import type { Schedule } from "~db/enums";
import { Avatar } from "~/components/avatar";
import { Tag } from "~/components/tag";
import { faceUrl } from "./face";
import {
  allergicTo,
  dietInWords,
  pinOf,
  type AllergyOnRecord,
  type DietOnRecord,
} from "./need-words";

export type RoomChild = {
  id: string;
  name: string;
  bornOn: string;
  faceFileId: string | null;
  colour: number;
  schedule: Schedule;
  allergies: AllergyOnRecord[];
  diets: DietOnRecord[];
};

export function RoomFace({ child }: { child: RoomChild }) {
  const { t } = useTranslation("children");
  return (
    <span className="inline-flex [&_.pin]:text-16">
      <Avatar
        name={child.name}
        src={faceUrl(child.faceFileId, "tile")}
        size={84}
        colour={child.colour}
        state={child.allergies.length > 0 ? "allergy" : "in"}
        pin={pinOf(t, child.allergies)}
      />
    </span>
  );
}

/** One child of the room: the whole tile opens the sheet, with and without scripts. */
export function RoomTile(props: { child: RoomChild; href: string; chosen: boolean }) {
  const { t } = useTranslation(["children", "enums", "common"]);
  const { child } = props;
  return (
    <Link
      to={props.href}
      preventScrollReset
      aria-haspopup="dialog"
      className={clsx(
        "grid min-h-[168px] content-center justify-items-center gap-1 rounded-tile p-3 text-center shadow-card",
        props.chosen ? "bg-brand-soft" : "bg-surface hover:bg-hover",
      )}
    >
      <RoomFace child={child} />
      <b className="mt-1 text-20">{child.name}</b>
      <span className="flex flex-wrap items-center justify-center gap-x-2 gap-y-1 text-ink-2">
        <span className="whitespace-nowrap">{t(`enums:schedule.${child.schedule}`)}</span>
        {child.allergies.length > 0 ? (
          <span className="font-semibold text-stop-fg">{allergicTo(t, child.allergies)}</span>
        ) : null}
        {child.diets.map((diet) => (
          <Tag key={diet.diet + diet.detail} tone="brand">
            {dietInWords(t, diet)}
          </Tag>
        ))}
      </span>
    </Link>
  );
}

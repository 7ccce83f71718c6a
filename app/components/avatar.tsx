import { clsx } from "clsx";
import { Moon } from "lucide";
import { useTranslation } from "react-i18next";
import { classColour } from "./class-colour";
import { Icon } from "./icon";

export type AvatarSize = 28 | 32 | 40 | 56 | 84;

/** A face by URL, else the first character of the name. Decoration unless a state needs a word. */
export function Avatar({
  name,
  src,
  size = 40,
  colour,
  state = "in",
  pin,
  eager = false,
}: {
  name: string;
  src?: string | null;
  size?: AvatarSize;
  colour?: number;
  state?: "in" | "absent" | "asleep" | "allergy";
  /** One character on the pin of an allergy: what the child must not have. */
  pin?: string;
  /** Fetched wherever it stands: on paper nobody scrolls. */
  eager?: boolean;
}) {
  const look = clsx("avatar", `avatar-${size}`, classColour(colour));
  const face = src ? (
    <img className={look} src={src} alt="" loading={eager ? "eager" : "lazy"} />
  ) : (
    <span className={`${look} monogram`} aria-hidden="true">
      {Array.from(name.trim())[0]?.toUpperCase()}
    </span>
  );
  // one element where nothing is pinned to it: lists are made of faces
  if (state === "in") return face;
  return (
    <span className={`pinned pinned-${state}`}>
      {face}
      {state === "asleep" ? (
        <span className="pin" aria-hidden="true">
          <Icon of={Moon} size={16} />
        </span>
      ) : null}
      {state === "allergy" && pin ? (
        <span className="pin text-12" aria-hidden="true">
          {pin}
        </span>
      ) : null}
      <StateWords state={state} pin={pin} />
    </span>
  );
}

/** Apart, because looking words up is what a face in a long list would cost most. */
function StateWords({ state, pin }: { state: "absent" | "asleep" | "allergy"; pin?: string }) {
  const { t } = useTranslation("common");
  return (
    <span className="sr-only">{state === "allergy" && pin ? `${t(state)} ${pin}` : t(state)}</span>
  );
}

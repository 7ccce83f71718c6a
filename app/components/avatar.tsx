import { clsx } from "clsx";
import { Moon } from "lucide-react";
import { useTranslation } from "react-i18next";
import { classColour } from "./class-colour";
import { Icon } from "./icon";

export type AvatarSize = 28 | 32 | 40 | 56 | 84;

const words = { 28: "text-13", 32: "text-14", 40: "text-16", 56: "text-20", 84: "text-30" };

/** A face by URL, else the first character of the name. Decoration unless a state needs a word. */
export function Avatar({
  name,
  src,
  size = 40,
  colour,
  state = "in",
  pin,
}: {
  name: string;
  src?: string | null;
  size?: AvatarSize;
  colour?: number;
  state?: "in" | "absent" | "asleep" | "allergy";
  /** One character on the pin of an allergy: what the child must not have. */
  pin?: string;
}) {
  return (
    <span
      className={clsx("avatar", `avatar-${state}`, classColour(colour))}
      style={{ width: size, height: size }}
    >
      {src ? (
        <img src={src} alt="" width={size} height={size} loading="lazy" decoding="async" />
      ) : (
        <span className={clsx("monogram", words[size])} aria-hidden="true">
          {Array.from(name.trim())[0]?.toUpperCase()}
        </span>
      )}
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
      {state === "in" ? null : <StateWords state={state} pin={pin} />}
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

import { useLocation } from "@remix-run/react";
import { useId, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { ActorFace } from "./actor-face";
import { useTablet } from "./tablet-context";

/**
 * Who works in the class: one tap and everything written from here on is this person's, another tap and it is
 * nobody's. Only on a class's tablet; whoever signed in is known.
 */
export function ActorStrip({ classId }: { classId: string }) {
  const { t } = useTranslation("attendance");
  const { pathname, search } = useLocation();
  const label = useId();
  const { isShared, actors, actorStaffId, choose } = useTablet();
  if (!isShared || actors.length === 0) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent; // a submit event is nothing else
    if (submitter instanceof HTMLButtonElement) choose(submitter.value || null);
  };
  const chosen = actors.find(({ id }) => id === actorStaffId);
  return (
    <form
      method="post"
      action={`/room/${classId}/actor`}
      onSubmit={submit}
      className="actor-strip no-print"
    >
      <input type="hidden" name="then" value={pathname + search} />
      <p id={label} className="text-ink-2">
        {chosen ? t("actor.writes") : t("actor.who")}
      </p>
      <ul aria-labelledby={label}>
        {actors.map((actor) => {
          const isChosen = actor.id === actorStaffId;
          return (
            <li key={actor.id}>
              <button
                type="submit"
                name="staffId"
                value={isChosen ? "" : actor.id}
                aria-pressed={isChosen}
                className="actor"
              >
                <ActorFace actor={actor} />
                {actor.name}
              </button>
            </li>
          );
        })}
      </ul>
    </form>
  );
}

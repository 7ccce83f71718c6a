import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import { Button } from "~/components/button";
import type { FormFailure } from "~/lib/form-failure";
import type { Undone } from "../acts/commands.server";
import type { RoomAnswer } from "../act-answers/rules";
import { savedInWords } from "./child-words";
import { PinLink } from "./pin-link";

type Answer = RoomAnswer | Undone | FormFailure;

/** What became of a save: what was refused and why, and where no toast can say it, what was saved. */
export function RoomAnswerBanner({ answer, posted }: { answer: Answer | null; posted?: boolean }) {
  const { t } = useTranslation(["attendance", "errors", "enums"]);
  if (!answer) return null;
  if (!answer.ok) {
    const [error] = Object.values(answer.errors ?? {});
    return (
      <Line tone="stop">
        {error ? t(error, answer.detail ?? {}) : t(`errors:${answer.reason ?? "invalid"}`)}
        {answer.reason === "pin_needed" ? <PinLink /> : null}
      </Line>
    );
  }
  if ("undone" in answer) return <Line tone="ok">{t("said.undone")}</Line>;
  return (
    <>
      {posted && answer.saved > 0 ? (
        <Line tone="ok">
          {savedInWords(t, answer)}
          <UndoForm batchId={answer.batchId} />
        </Line>
      ) : null}
      {answer.refused.length > 0 ? (
        <Line tone="stop">
          {t("said.refused")}
          {answer.refused.map(({ childId, name, reason }) => (
            <span key={childId} className="block">
              {t("said.refusedChild", { name, reason: t(`errors:${reason}`) })}
            </span>
          ))}
          {answer.refused.some(({ reason }) => reason === "pin_needed") ? <PinLink /> : null}
        </Line>
      ) : null}
    </>
  );
}

/** The same beside the buttons, where the eye is after a tap. */
export function RoomSaid({ answer }: { answer: RoomAnswer | FormFailure | null }) {
  return answer ? (
    <div className="room-said">
      <RoomAnswerBanner answer={answer} />
    </div>
  ) : null;
}

function Line({ tone, children }: { tone: "ok" | "stop"; children: ReactNode }) {
  return (
    <div className="mb-4">
      <Banner tone={tone} inset>
        {children}
      </Banner>
    </div>
  );
}

/** Takes a save back where there is no toast to do it. */
export function UndoForm({ batchId }: { batchId: string }) {
  const { t } = useTranslation("common");
  return (
    <Form method="post" className="mt-2" preventScrollReset>
      <input type="hidden" name="batchId" value={batchId} />
      <Button type="submit" name="intent" value="undo">
        {t("undo")}
      </Button>
    </Form>
  );
}

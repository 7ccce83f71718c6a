import { Form, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/components/button";
import { ClassChip } from "~/components/class-chip";
import { Link } from "~/components/link";
import { LinkButton } from "~/components/link-button";
import { withParams } from "~/components/table-params";
import { Tag } from "~/components/tag";
import { Face } from "~/features/children/ui/face";
import { formatTime } from "~/lib/dates";
import { sendHomeFrom } from "~/standards/fever";
import type { CheckedChild } from "../checks/queries.server";
import { warmthOf } from "../checks/rules";
import type { CheckPart } from "../checks/schema";
import { checkInWords, toldInWords } from "./check-words";

type Who = Pick<CheckedChild, "childId" | "name" | "faceFileId" | "className" | "colour">;

export const checkFace = (child: Who) => (
  <Face name={child.name} fileId={child.faceFileId} colour={child.colour} />
);

/** A child's name leads to its page, its class stands beside it. */
export function CheckName({ child }: { child: Who }) {
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      <Link to={`/children/${child.childId}`}>{child.name}</Link>
      <span className="text-second font-normal">
        <ClassChip name={child.className} colour={child.colour} />
      </span>
    </span>
  );
}

/** Opens the form of a check over the page. */
export function CheckLink(props: {
  childId: string;
  part: CheckPart;
  label: string;
  children: string;
}) {
  const { search } = useLocation();
  return (
    <LinkButton
      to={withParams(search, { child: props.childId, part: props.part })}
      label={props.label}
    >
      {props.children}
    </LinkButton>
  );
}

/** The family of this child knows now. */
export function TellButton({ entryId, name }: { entryId: string; name: string }) {
  const { t } = useTranslation("attendance");
  return (
    <Form method="post" preventScrollReset replace>
      <input type="hidden" name="intent" value="tell" />
      <input type="hidden" name="entryId" value={entryId} />
      <Button type="submit" aria-label={t("checks.tellOf", { name })}>
        {t("checks.tell")}
      </Button>
    </Form>
  );
}

/** How warm a child is beyond the usual: the line it is over. */
export function WarmthTag({ temperature }: { temperature: number | undefined }) {
  const { t } = useTranslation("attendance");
  const warmth = warmthOf(temperature);
  if (warmth === "sendHome") {
    return <Tag tone="stop">{t("checks.sendHome", { degrees: sendHomeFrom })}</Tag>;
  }
  return warmth === "fever" ? <Tag tone="warn">{t("checks.fever")}</Tag> : null;
}

/** A child that was not well: when, how warm, what was seen and done, whether the family knows. */
export function abnormalRow(child: CheckedChild, about: { part: CheckPart; timeZone: string }) {
  const { check } = child;
  return {
    key: child.childId,
    mark: checkFace(child),
    title: (
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <CheckName child={child} />
        <WarmthTag temperature={check?.payload.temperature} />
      </span>
    ),
    detail: check ? <CheckDetail check={check} timeZone={about.timeZone} /> : null,
    act: <AbnormalActs child={child} part={about.part} />,
  };
}

type Made = NonNullable<CheckedChild["check"]>;

function CheckDetail({ check, timeZone }: { check: Made; timeZone: string }) {
  const { t } = useTranslation(["attendance", "enums", "common"]);
  const { payload } = check;
  return (
    <>
      <b className="text-ink">{formatTime(check.startsAt, timeZone)}</b>{" "}
      {checkInWords(t, payload, timeZone)}
      <span className="block">
        {payload.familyTold ? null : (
          <span className="text-warn-fg">{toldInWords(t, payload, timeZone)}</span>
        )}
        {!payload.familyTold && check.by ? t("common:clauseSeparator") : null}
        {check.by ? t("checks.by", { name: check.by }) : null}
      </span>
    </>
  );
}

function AbnormalActs({ child, part }: { child: CheckedChild; part: CheckPart }) {
  const { t } = useTranslation("attendance");
  const { check, name } = child;
  return (
    <span className="flex flex-wrap justify-end gap-2">
      {check && !check.payload.familyTold ? (
        <TellButton entryId={check.entryId} name={name} />
      ) : null}
      <CheckLink childId={child.childId} part={part} label={t("checks.againOf", { name })}>
        {t("checks.again")}
      </CheckLink>
    </span>
  );
}

/** A child that is here and was not looked at: well with one press, or what was found. */
export function UncheckedActs({ child, part }: { child: CheckedChild; part: CheckPart }) {
  const { t } = useTranslation("attendance");
  const { name, childId } = child;
  return (
    <span className="flex flex-wrap justify-end gap-2">
      <Form method="post" preventScrollReset replace>
        <input type="hidden" name="intent" value="check" />
        <input type="hidden" name="result" value="healthy" />
        <input type="hidden" name="childId" value={childId} />
        <input type="hidden" name="part" value={part} />
        <Button type="submit" aria-label={t("checks.wellOf", { name })}>
          {t("checks.well")}
        </Button>
      </Form>
      <CheckLink childId={childId} part={part} label={t("checks.foundOf", { name })}>
        {t("checks.found")}
      </CheckLink>
    </span>
  );
}

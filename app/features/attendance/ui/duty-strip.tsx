import { useSearchParams } from "@remix-run/react";
import { Clock, LogIn, TriangleAlert, UserPlus } from "lucide";
import type { FormEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { DutyKind } from "~db/enums";
import { Avatar } from "~/components/avatar";
import { Banner } from "~/components/banner";
import { Button } from "~/components/button";
import { Icon } from "~/components/icon";
import { LinkButton } from "~/components/link-button";
import { SelectField } from "~/components/select-field";
import { Tag } from "~/components/tag";
import { instantOf } from "~/lib/clock";
import { formatTime } from "~/lib/dates";
import { formReasons, type DutyPerson, type RoomDuty } from "../duty-taps/rules";
import { standingIn } from "../ratio/rules";
import { missingInWords, ruleInWords, standingOf } from "./ratio-words";
import { useDuty, type DutyTaps } from "./use-duty";
import { useRoomNow } from "./use-room-now";

/**
 * Who is in the class now, out with one tap; who belongs to it or is on its roster today, in with one tap; and
 * anybody else by name. Says whether that is enough and, where it is not, by which rule.
 */
export function DutyStrip(props: {
  duty: RoomDuty;
  /** Children who are here. */
  present: number;
  at: string;
  timeZone: string;
}) {
  const { duty, timeZone } = props;
  const { t } = useTranslation(["attendance", "enums", "errors"]);
  const taps = useDuty(duty.classId);
  const [search] = useSearchParams();
  const posted = formReasons.find((reason) => reason === search.get("duty"));
  const now = useRoomNow(props.at);
  const standing = standingIn(duty, props.present, formatTime(now, timeZone));
  const { word, tone } = standingOf(t, standing);
  const isShort = standing.verdict.state !== "ok";
  const problem =
    taps.problem ?? (posted ? t("duty.notIn", { reason: t(`errors:${posted}`) }) : null);
  return (
    <section className="duty no-print" aria-label={t("duty.title")}>
      <ul className="duty-strip">
        <li className="duty-verdict">
          <Tag tone={tone} icon={isShort ? TriangleAlert : undefined}>
            {word}
          </Tag>
        </li>
        {duty.here.length === 0 ? <li className="text-ink-2">{t("duty.none")}</li> : null}
        {duty.here.map((person) => (
          <li key={person.staffId} className="duty-here">
            <Avatar name={person.name} size={32} />
            <span>
              <b>{person.name}</b>{" "}
              <span className="text-ink-2">
                {t("duty.since", { time: formatTime(instantOf(person.since), timeZone) })}
              </span>
            </span>
            <Tap {...{ duty, taps, person }} kind="out" label={t("duty.outOf", person)}>
              {t("duty.out")}
            </Tap>
          </li>
        ))}
        {duty.near.map((person) => (
          <li key={person.staffId}>
            <Tap {...{ duty, taps, person }} kind="in" label={t("duty.inOf", person)}>
              <Icon of={LogIn} /> {person.name}
            </Tap>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-2">
        <Others {...{ duty, taps }} />
        <LinkButton
          to={`/room/${duty.classId}/times`}
          kind="quiet"
          icon={Clock}
          label={t("dutyTimes.title")}
        />
      </div>
      {isShort ? <ShortRule standing={standing} /> : null}
      {problem ? (
        <Banner tone="stop" inset>
          {problem}
        </Banner>
      ) : null}
    </section>
  );
}

/** One person's tap: sent by the scripts, or as the plain form that it is. */
function Tap(props: {
  duty: RoomDuty;
  taps: DutyTaps;
  person: DutyPerson;
  kind: DutyKind;
  label: string;
  children: ReactNode;
}) {
  const { duty, taps, person, kind } = props;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void taps.tap(kind, person);
  };
  return (
    <form method="post" action={`/room/${duty.classId}/duty`} onSubmit={submit}>
      <input type="hidden" name="staffId" value={person.staffId} />
      <input type="hidden" name="kind" value={kind} />
      <Button type="submit" kind={kind === "in" ? "plain" : "quiet"} aria-label={props.label}>
        {props.children}
      </Button>
    </form>
  );
}

function Others({ duty, taps }: { duty: RoomDuty; taps: DutyTaps }) {
  const { t } = useTranslation("attendance");
  if (duty.others.length === 0) return null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const chosen = new FormData(event.currentTarget).get("staffId");
    const person = duty.others.find(({ staffId }) => staffId === chosen);
    if (person) void taps.tap("in", person);
  };
  return (
    <details className="duty-others">
      <summary>
        <Icon of={UserPlus} /> {t("duty.other")}
      </summary>
      <form method="post" action={`/room/${duty.classId}/duty`} onSubmit={submit}>
        <input type="hidden" name="kind" value="in" />
        <SelectField
          label={t("duty.other")}
          name="staffId"
          required
          empty={t("duty.choose")}
          options={duty.others.map(({ staffId, name }) => ({ value: staffId, label: name }))}
        />
        <Button type="submit" kind="plain">
          {t("duty.in")}
        </Button>
      </form>
    </details>
  );
}

function ShortRule({ standing }: { standing: ReturnType<typeof standingIn> }) {
  const { t } = useTranslation(["attendance", "enums"]);
  const { present, cover, need, verdict, type, source } = standing;
  const what = missingInWords(t, verdict);
  return (
    <p className="duty-short">
      <b className="text-stop-fg">
        {t("board.shortLine", { what, children: present, have: cover.adults })}
      </b>{" "}
      {ruleInWords(t, { type, children: present, need })}{" "}
      <span className="text-ink-2">{t("rule.source", source)}</span>
    </p>
  );
}

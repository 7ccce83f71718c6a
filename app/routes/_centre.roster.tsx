import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { may, type Capability } from "~/access/policy";
import { requireAccess } from "~/access/require.server";
import { RefusalBanner } from "~/components/refusal-banner";
import { withParams } from "~/components/table-params";
import { getCentre, listClassNames } from "~/features/centres/queries.server";
import { todayOf } from "~/features/children/queries.server";
import { changeShift, planShift, removeShift } from "~/features/rosters/commands.server";
import { recordLeave, removeLeave } from "~/features/rosters/leave/commands.server";
import { getCoverDays } from "~/features/rosters/queries.server";
import * as inputs from "~/features/rosters/schema";
import { CopiedBanner } from "~/features/rosters/ui/copy-week";
import { CoverProof } from "~/features/rosters/ui/cover-proof";
import { RosterGrid } from "~/features/rosters/ui/roster-grid";
import { RosterHeader } from "~/features/rosters/ui/roster-header";
import { RosterSheet } from "~/features/rosters/ui/roster-sheet";
import { RosterEmpty } from "~/features/rosters/ui/roster-empty";
import { copyRoster } from "~/features/rosters/weeks/commands.server";
import { getRosterWeek } from "~/features/rosters/weeks/queries.server";
import { titleIn } from "~/i18n/words.server";
import { mondayOf } from "~/lib/dates";
import { AppError } from "~/lib/errors";
import { formArm, type FormArm } from "~/lib/form-arm.server";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

const { closedSheet } = inputs;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "rosters.week.read");
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const { week, day, group } = inputs.rosterParams.parse(asked);
  const mine = (capability: Capability) => may({ role: ctx.actor.role }, capability);
  const today = todayOf(ctx);
  return ctx.tx(async () => {
    const roster = await getRosterWeek(ctx, { week: week ?? day ?? today, group });
    const days = roster.days.map((each) => each.day);
    const covers = await getCoverDays(ctx, { days });
    const wanted = [day, today].find((each) => each && days.includes(each));
    const cover = covers.find((each) => each.day === wanted) ?? covers[0];
    if (!cover) throw new AppError("not_found");
    const { opensAt, closesAt } = await getCentre(ctx);
    const mayPlan = mine("rosters.shift.plan") && mine("rosters.leave.record");
    return {
      title: titleIn(ctx.locale, "rosters:title"),
      ...{ roster, cover, mayPlan, hours: { opensAt, closesAt }, current: mondayOf(today) },
      classes: mayPlan ? await listClassNames(ctx) : [],
      // a week without shifts is empty, not short
      short: covers.map(({ shortages }) => (roster.isPlanned ? shortages.length : 0)),
    };
  });
}

const arms: Record<string, FormArm<Capability>> = {
  planShift: formArm("rosters.shift.plan", inputs.planShiftInput, (ctx, _id, value) =>
    planShift(ctx, value),
  ),
  changeShift: formArm("rosters.shift.plan", inputs.changeShiftInput, (ctx, _id, value) =>
    changeShift(ctx, value),
  ),
  removeShift: formArm("rosters.shift.plan", inputs.removeShiftInput, (ctx, _id, value) =>
    removeShift(ctx, value),
  ),
  recordLeave: formArm("rosters.leave.record", inputs.recordLeaveInput, (ctx, _id, value) =>
    recordLeave(ctx, value),
  ),
  removeLeave: formArm("rosters.leave.record", inputs.removeLeaveInput, (ctx, _id, value) =>
    removeLeave(ctx, value),
  ),
};

export async function action({ request }: ActionFunctionArgs) {
  const { search } = new URL(request.url);
  const home = (changes = {}) => `/roster${withParams(search, { ...closedSheet, ...changes })}`;
  const form = await request.formData();
  const intent = String(form.get("intent"));
  if (intent === "copyRoster") {
    const ctx = await requireAccess(request, "rosters.shift.plan");
    const copy = (value: inputs.CopyRosterInput) => copyRoster(ctx, value);
    return submitForm(form, inputs.copyRosterInput, copy, (tally) =>
      home({ copied: Object.values(tally).join(".") }),
    );
  }
  const arm = arms[intent];
  if (!arm) throw new AppError("invalid");
  return arm.submit(await requireAccess(request, arm.needs), form, { id: "", home: home() });
}

export default function Roster() {
  const { roster, cover, short, ...page } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const [params] = useSearchParams();
  const { mayPlan, hours } = page;
  return (
    <div className="roster-page">
      <RosterHeader {...{ roster, short, mayPlan }} current={page.current} />
      {params.has("edit") ? null : <RefusalBanner actionData={actionData} />}
      <CopiedBanner />
      {roster.isPlanned ? null : <RosterEmpty roster={roster} mayPlan={mayPlan} />}
      {roster.people.length === 0 ? null : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <RosterGrid {...{ roster, short, hours, mayPlan }} chosen={cover.day} />
          {roster.isPlanned ? <CoverProof cover={cover} mayPlan={mayPlan} /> : null}
        </div>
      )}
      {mayPlan ? (
        <RosterSheet {...{ roster, hours, actionData }} chosen={cover.day} classes={page.classes} />
      ) : null}
    </div>
  );
}

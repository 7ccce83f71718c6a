import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { may } from "~/access/policy";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { RefusalBanner } from "~/components/refusal-banner";
import { AddSheet } from "~/components/add-sheet";
import { changeClass, closeClass } from "~/features/centres/commands.server";
import { getClass } from "~/features/centres/queries.server";
import { changeClassInput } from "~/features/centres/schema";
import { ClassForm } from "~/features/centres/ui/class-form";
import { ClassHeader } from "~/features/centres/ui/class-header";
import { ClassChildren } from "~/features/children/ui/class-children";
import { ClassStaff } from "~/features/staff/ui/class-staff";
import { titleIn } from "~/i18n/words.server";
import { AppError } from "~/lib/errors";
import { formFailure } from "~/lib/form-failure";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "centres.class.read");
  return {
    title: titleIn(ctx.locale, "centres:title"),
    room: await getClass(ctx, { classId: params.classId ?? "" }),
    mayChange: may({ role: ctx.actor.role }, "centres.class.change"),
    mayReadPlan: may({ role: ctx.actor.role }, "learning.plan.read"),
    mayOpenStaff: may({ role: ctx.actor.role }, "staff.member.read"),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "centres.class.change");
  const { id } = await getClass(ctx, { classId: params.classId ?? "" });
  const form = await request.formData();
  switch (form.get("intent")) {
    case "changeClass":
      return submitForm(
        form,
        changeClassInput,
        (value) => changeClass(ctx, id, value),
        `/classes/${id}`,
      );
    case "closeClass": {
      const closed = await closeClass(ctx, id);
      return closed.ok ? redirect("/classes") : formFailure(closed);
    }
    default:
      throw new AppError("invalid");
  }
}

export default function ClassRoom() {
  const { room, mayChange, mayReadPlan, mayOpenStaff } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const [params] = useSearchParams();
  const { t } = useTranslation("centres");
  const changing = mayChange && !room.closed && params.get("add") === "change";
  return (
    <>
      <BackLink to="/classes">{t("title")}</BackLink>
      {changing ? null : <RefusalBanner actionData={actionData} />}
      <ClassHeader
        {...{ room, mayChange }}
        planHref={mayReadPlan ? `/room/${room.id}/plan` : null}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[2fr_1fr]">
        <ClassChildren room={room} />
        <ClassStaff room={room} mayOpen={mayOpenStaff} />
      </div>
      {changing ? (
        <AddSheet title={t("changeTitle", { name: room.name })}>
          <ClassForm stored={room} cancelTo="." actionData={actionData} />
        </AddSheet>
      ) : null}
    </>
  );
}

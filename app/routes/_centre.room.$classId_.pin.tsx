import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { PageHeader } from "~/components/page-header";
import { verifyPin } from "~/features/accounts/pins/commands.server";
import { enterPinInput } from "~/features/accounts/pins/schema";
import { getTablet } from "~/features/attendance/actors/queries.server";
import { roomPathOf } from "~/features/attendance/room/schema";
import type { PinAnswer } from "~/features/attendance/ui/pin-dialog";
import { PinPage } from "~/features/attendance/ui/pin-page";
import { titleIn } from "~/i18n/words.server";
import { formFailure } from "~/lib/form-failure";
import { pageTitle } from "~/lib/page-title";
import { parseForm } from "~/lib/parse-form.server";
import { actorCookieOf, readChosenActor } from "~/lib/preferences";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const classId = params.classId ?? "";
  const ctx = await requireAccess(request, "accounts.pin.enter", { classId });
  const chosen = readChosenActor(request.headers.get("cookie"));
  const tablet = await getTablet(ctx, { classId, chosen });
  return {
    title: titleIn(ctx.locale, "attendance:pin.title"),
    ...{ actors: tablet?.actors ?? [], chosen: tablet?.chosen ?? null },
    then: roomPathOf(classId, new URL(request.url).searchParams.get("then")),
  };
}

/** Answers the dialog where it stands; a posted page goes on to where it came from. */
export async function action({ request, params }: ActionFunctionArgs) {
  const classId = params.classId ?? "";
  const ctx = await requireAccess(request, "accounts.pin.enter", { classId });
  const form = await request.formData();
  const parsed = await parseForm(form, enterPinInput);
  if (!parsed.ok) return data<PinAnswer>(parsed);
  const entered = await verifyPin(ctx, parsed.value);
  if (!entered.ok) return data<PinAnswer>(formFailure(entered, parsed.values));
  const { staffId } = parsed.value;
  const headers = { "Set-Cookie": actorCookieOf(staffId) };
  const then = form.get("then");
  if (then !== null) return redirect(roomPathOf(classId, String(then)), { headers });
  return data<PinAnswer>({ ok: true, staffId, ...entered.value }, { headers });
}

export default function Pin() {
  const page = useLoaderData<typeof loader>();
  const { t } = useTranslation("attendance");
  return (
    <>
      <PageHeader
        title={t("pin.title")}
        back={<BackLink to={page.then}>{t("room.back")}</BackLink>}
      />
      <PinPage {...page} actionData={useActionData<typeof action>()} />
    </>
  );
}

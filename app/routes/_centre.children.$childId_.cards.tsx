import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { PageHeader } from "~/components/page-header";
import { PrintButton } from "~/components/print-button";
import { RefusalBanner } from "~/components/refusal-banner";
import { makeCards } from "~/features/attendance/cards/commands.server";
import { listCollectors } from "~/features/attendance/handover/queries.server";
import { makeCardsInput } from "~/features/attendance/handover/schema";
import { CardMaker } from "~/features/attendance/ui/card-maker";
import { PrintedCards } from "~/features/attendance/ui/printed-cards";
import { getCentre } from "~/features/centres/queries.server";
import { setPickUpPhoto } from "~/features/children/family/commands.server";
import { findChild, todayOf } from "~/features/children/queries.server";
import { pickUpPersonIdInput } from "~/features/children/schema";
import { readFaceForm } from "~/features/files/commands.server";
import { titleIn } from "~/i18n/words.server";
import { formFailure } from "~/lib/form-failure";
import { pageTitle } from "~/lib/page-title";
import { parseForm } from "~/lib/parse-form.server";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const childId = params.childId ?? "";
  const ctx = await requireAccess(request, "attendance.card.make", { childId });
  return ctx.tx(async () => {
    const { id, name } = await findChild(ctx, childId);
    const listed = await listCollectors(ctx, { childIds: [id], days: [todayOf(ctx)] });
    return {
      title: titleIn(ctx.locale, "attendance:cards.title"),
      ...{ id, name, centreName: (await getCentre(ctx)).name },
      collectors: listed.filter(({ kind }) => kind !== "approval"),
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const childId = params.childId ?? "";
  const ctx = await requireAccess(request, "attendance.card.make", { childId });
  const { form, files } = await readFaceForm(request);
  if (form.get("intent") === "photo") {
    const home = `/children/${childId}/cards`;
    const save = (value: { pickUpPersonId: string }) =>
      setPickUpPhoto(ctx, childId, { ...value, photo: files[0] });
    return submitForm(form, pickUpPersonIdInput, save, home);
  }
  const asked = await parseForm(form, makeCardsInput);
  if (!asked.ok) return { ok: false as const, reason: "choose_somebody" };
  const made = await makeCards(ctx, childId, asked.value);
  return made.ok ? { cards: made.value } : formFailure(made);
}

export default function ChildCards() {
  const { id, name, centreName, collectors } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t } = useTranslation(["attendance", "children"]);
  const cards = actionData && "cards" in actionData ? actionData.cards : null;
  return (
    <>
      <div className="no-print">
        <PageHeader
          back={<BackLink to={`/children/${id}/people`}>{t("children:people.title")}</BackLink>}
          title={t("cards.titleOf", { name })}
          subtitle={cards ? t("cards.made", { number: cards.length }) : t("cards.lead")}
          actions={cards ? <PrintButton label={t("cards.print")} /> : undefined}
        />
      </div>
      <RefusalBanner actionData={actionData} />
      {cards ? (
        <PrintedCards {...{ cards, centreName }} childName={name} />
      ) : (
        <CardMaker collectors={collectors} />
      )}
    </>
  );
}

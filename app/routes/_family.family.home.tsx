import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { House } from "lucide";
import { useTranslation } from "react-i18next";
import { readFamily, requireAccess, requireOwnChild } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { Banner } from "~/components/banner";
import { Card } from "~/components/card";
import { EmptyState } from "~/components/empty-state";
import { PageHeader } from "~/components/page-header";
import { changeTimes, clearTimes } from "~/features/attendance/times/commands.server";
import { listOwnTimeChanges } from "~/features/attendance/times/queries.server";
import { clearTimesInput, ownTimesInput } from "~/features/attendance/times/schema";
import { TimesForm } from "~/features/attendance/ui/times-form";
import { ToldTimes } from "~/features/attendance/ui/told-times";
import { getFamily } from "~/features/children/family/queries.server";
import { writeHomeNote } from "~/features/families/home/commands.server";
import { getOwnHomeNote } from "~/features/families/home/queries.server";
import { writeHomeNoteInput } from "~/features/families/home/schema";
import { proposeAbsence } from "~/features/families/queries.server";
import { HomeNoteForm } from "~/features/families/ui/home-note-form";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";
import { keepChosenChild } from "~/lib/preferences";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

const capability = "families.home.write";
const home = "/family/home?told=1";

export async function loader({ request }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const ctx = await requireAccess(request, capability);
  const { asked, wanted, own } = await readFamily(request, ctx, capability);
  const page = await ctx.tx(async () => {
    const { siblings, chosen } = await getFamily(ctx, { own, wanted });
    const child = siblings.find(({ id }) => id === chosen);
    return {
      title: titleIn(ctx.locale, "families:home.title"),
      isTold: params.has("told"),
      found: child && {
        ...{ childId: child.id, name: child.name },
        ...(await proposeAbsence(ctx, child.id)),
        note: await getOwnHomeNote(ctx, child.id),
        times: await listOwnTimeChanges(ctx, child.id),
      },
    };
  });
  return data(page, { headers: keepChosenChild(asked) });
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const { ctx, childId } = await requireOwnChild(request, capability, String(form.get("childId")));
  switch (form.get("intent")) {
    case "times":
      return submitForm(form, ownTimesInput, (said) => changeTimes(ctx, { ...said, childId }), home); // prettier-ignore
    case "asUsual":
      return submitForm(form, clearTimesInput, ({ day }) => clearTimes(ctx, { childId, day }), home); // prettier-ignore
    default:
      return submitForm(form, writeHomeNoteInput, (said) => writeHomeNote(ctx, childId, said), home); // prettier-ignore
  }
}

export default function FamilyHome() {
  const { found, isTold } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t } = useTranslation(["families", "attendance"]);
  if (!found) return <EmptyState icon={House}>{t("noChild")}</EmptyState>;
  const { childId, name, note, times, earliest, proposed } = found;
  return (
    <>
      <PageHeader
        back={<BackLink to="/family">{t("title")}</BackLink>}
        title={t("home.of", { name })}
        subtitle={t("home.subtitle")}
      />
      <div className="grid gap-4">
        {isTold ? (
          <Banner tone="ok" inset>
            {t("home.done")}
          </Banner>
        ) : null}
        <Card title={t("home.title")}>
          <HomeNoteForm key={childId} {...{ childId, note, actionData }} />
        </Card>
        <ToldTimes told={times} childId={childId} />
        <Card title={t("attendance:times.title")}>
          <TimesForm
            key={`${childId} ${times.length}`}
            {...{ childId, earliest, proposed, actionData }}
          />
        </Card>
      </div>
    </>
  );
}

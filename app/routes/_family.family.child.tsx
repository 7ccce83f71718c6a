import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Smile } from "lucide";
import { useTranslation } from "react-i18next";
import { readFamily, requireAccess, requireOwnChild } from "~/access/require.server";
import { EmptyState } from "~/components/empty-state";
import { getCentre } from "~/features/centres/queries.server";
import { getFamily, getOwnChild, listTeachers } from "~/features/children/family/queries.server";
import {
  ConsentsWaiting,
  OwnCare,
  OwnChildCard,
  OwnRecord,
  OwnTeachers,
} from "~/features/children/ui/own-child";
import { listAgreements } from "~/features/enrolment/agreements/queries.server";
import { ChildAgreements } from "~/features/enrolment/ui/child-agreements";
import { askCorrection, withdrawCorrection } from "~/features/families/corrections/commands.server"; // prettier-ignore
import { listOwnCorrections } from "~/features/families/corrections/queries.server";
import { askCorrectionInput, withdrawCorrectionInput } from "~/features/families/corrections/schema"; // prettier-ignore
import { FamilyChildTabs } from "~/features/families/ui/family-child-tabs";
import { OwnCorrections } from "~/features/families/ui/own-corrections";
import { titleIn } from "~/i18n/words.server";
import { dayOf } from "~/lib/dates";
import { pageTitle } from "~/lib/page-title";
import { keepChosenChild } from "~/lib/preferences";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "children.own.read");
  const { asked, wanted, own, signed } = await readFamily(request, ctx, "children.own.read");
  const page = await ctx.tx(async () => {
    const { chosen } = await getFamily(ctx, { own, wanted });
    if (!chosen) return { title: titleIn(ctx.locale, "nav:child"), found: null };
    const child = await getOwnChild(ctx, chosen);
    const { pastIllness, vaccinationCheckedOn, idMasked, allergies, diets } = child;
    const { name, sex, bornOn, faceFileId, className, colour, schedule, startsOn } = child;
    return {
      title: titleIn(ctx.locale, "children:family.titleOf", { name }),
      found: {
        ...{ id: chosen, signs: signed.includes(chosen) },
        today: dayOf(ctx.now, ctx.timeZone),
        child: { name, sex, bornOn, faceFileId, className, colour, schedule, startsOn },
        record: { sex, bornOn, idMasked, pastIllness, vaccinationCheckedOn },
        care: { allergies, diets },
        consentsAnswered: child.consents.filter(({ outdated }) => !outdated).length,
        teachers: await listTeachers(ctx, chosen),
        officePhone: (await getCentre(ctx)).phone,
        corrections: signed.includes(chosen) ? await listOwnCorrections(ctx, chosen) : [],
        agreements: signed.includes(chosen) ? await listAgreements(ctx, { childId: chosen }) : [],
      },
    };
  });
  return data(page, { headers: keepChosenChild(asked) });
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const asked = form.get("childId");
  const { ctx, childId } = await requireOwnChild(
    ...([request, "families.correction.ask", typeof asked === "string" ? asked : ""] as const),
  );
  const here = `/family/child?child=${childId}#corrections`;
  return form.get("intent") === "withdraw"
    ? submitForm(form, withdrawCorrectionInput, (value) => withdrawCorrection(ctx, childId, value), here) // prettier-ignore
    : submitForm(form, askCorrectionInput, (value) => askCorrection(ctx, childId, value), here);
}

export default function FamilyChild() {
  const { found } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t } = useTranslation("children");
  if (!found) return <EmptyState icon={Smile}>{t("family.noChild")}</EmptyState>;
  return (
    <>
      <FamilyChildTabs signs={found.signs} />
      <div className="grid gap-4">
        <OwnChildCard child={found.child} today={found.today} />
        {found.signs ? <ConsentsWaiting answered={found.consentsAnswered} /> : null}
        <OwnCare {...found.care} officePhone={found.officePhone} />
        <OwnTeachers teachers={found.teachers} />
        <OwnRecord child={found.record} />
        {found.signs ? (
          <OwnCorrections childId={found.id} rows={found.corrections} actionData={actionData} />
        ) : null}
        <ChildAgreements rows={found.agreements} />
      </div>
    </>
  );
}

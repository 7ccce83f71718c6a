import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FileCheck2 } from "lucide";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { readFamily, requireAccess, requireOwnChild } from "~/access/require.server";
import { Banner } from "~/components/banner";
import { EmptyState } from "~/components/empty-state";
import { PageHeader } from "~/components/page-header";
import { useToast } from "~/components/toast";
import { decideConsent } from "~/features/children/consents/commands.server";
import { listOwnConsents } from "~/features/children/consents/queries.server";
import { answerConsentInput } from "~/features/children/consents/schema";
import { getFamily } from "~/features/children/family/queries.server";
import { OwnConsents } from "~/features/children/ui/own-consents";
import { FamilyChildTabs } from "~/features/families/ui/family-child-tabs";
import { titleIn } from "~/i18n/words.server";
import { formFailure } from "~/lib/form-failure";
import { pageTitle } from "~/lib/page-title";
import { parseForm } from "~/lib/parse-form.server";
import { keepChosenChild } from "~/lib/preferences";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "children.own.consent");
  const { asked, wanted, signed: own } = await readFamily(request, ctx, "children.own.consent");
  const page = await ctx.tx(async () => {
    const { siblings, chosen } = await getFamily(ctx, { own, wanted });
    return {
      title: titleIn(ctx.locale, "children:family.consentsTitle"),
      siblings,
      childId: chosen,
      consents: chosen ? await listOwnConsents(ctx, chosen) : [],
    };
  });
  return data(page, { headers: keepChosenChild(asked) });
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await parseForm(request, answerConsentInput);
  if (!form.ok) return { ok: false as const, reason: "invalid" };
  const { childId: asked, kind, state, confirm } = form.value;
  const { ctx, childId } = await requireOwnChild(request, "children.own.consent", asked);
  if (confirm === "") return { ok: true as const, childId, asked: { kind, state }, said: null };
  const decided = await decideConsent(ctx, childId, { kind, state });
  if (!decided.ok) return formFailure(decided);
  return { ok: true as const, childId, asked: null, said: { kind, state } };
}

export default function FamilyConsents() {
  const { siblings, childId, consents } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(["children", "enums", "errors"]);
  const toast = useToast();
  useEffect(() => {
    if (!answer?.ok || !answer.said) return;
    const kind = t(`enums:consentKind.${answer.said.kind}`);
    toast({ text: t(`family.said.${answer.said.state}`, { kind }) });
  }, [answer, t, toast]);
  const child = siblings.find((one) => one.id === childId);
  if (!childId || !child) {
    return <EmptyState icon={FileCheck2}>{t("family.noChild")}</EmptyState>;
  }
  const granted = consents.filter((consent) => consent.state === "granted").length;
  const pending = consents.filter(({ state, outdated }) => outdated || state === null).length;
  return (
    <>
      <FamilyChildTabs signs />
      <PageHeader
        title={t("family.consentsOf", { name: child.name })}
        subtitle={t(pending > 0 ? "family.consentsPending" : "family.consentsSubtitle", {
          ...{ pending, granted },
        })}
      />
      {answer?.ok === false ? (
        <div className="mb-4">
          <Banner tone="stop" inset>
            {t(`errors:${answer.reason ?? "invalid"}`)}
          </Banner>
        </div>
      ) : null}
      <OwnConsents
        childId={childId}
        consents={consents}
        asked={answer?.ok && answer.childId === childId ? answer.asked : null}
      />
    </>
  );
}

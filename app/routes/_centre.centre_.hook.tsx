import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { Banner } from "~/components/banner";
import { Card } from "~/components/card";
import { PageHeader } from "~/components/page-header";
import { changeHook, removeHook, testHook } from "~/features/families/hooks/commands.server";
import { getHook } from "~/features/families/hooks/queries.server";
import { changeHookInput, hookActInput } from "~/features/families/hooks/schema";
import { HookForm, HookTest } from "~/features/families/ui/hook-form";
import { titleIn } from "~/i18n/words.server";
import { AppError } from "~/lib/errors";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

const home = "/centre/hook";

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "families.hook.change");
  return { title: titleIn(ctx.locale, "families:hook.title"), hook: await getHook(ctx) };
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "families.hook.change");
  const form = await request.formData();
  switch (form.get("intent")) {
    case "changeHook":
      return submitForm(
        form,
        changeHookInput,
        (value) => changeHook(ctx, value),
        `${home}?changed=1`,
      );
    case "testHook":
      return submitForm(form, hookActInput, () => testHook(ctx), home);
    case "removeHook":
      return submitForm(form, hookActInput, () => removeHook(ctx), home);
    default:
      throw new AppError("invalid");
  }
}

export default function HookPage() {
  const { hook } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const [params] = useSearchParams();
  const { t } = useTranslation(["families", "nav"]);
  return (
    <>
      <PageHeader
        title={t("hook.title")}
        subtitle={t("hook.lead")}
        back={<BackLink to="/centre">{t("nav:centre")}</BackLink>}
      />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card>
          {params.has("changed") && !actionData ? (
            <div className="mb-4">
              <Banner tone="ok" inset>
                {t("hook.saved")}
              </Banner>
            </div>
          ) : null}
          <HookForm key={hook?.url} {...{ hook, actionData }} />
        </Card>
        <div className="grid gap-4">
          <HookTest hook={hook} />
          <Card title={t("hook.how")}>
            <p className="text-ink-2">{t("hook.howText")}</p>
          </Card>
        </div>
      </div>
    </>
  );
}

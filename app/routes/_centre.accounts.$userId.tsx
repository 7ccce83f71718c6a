import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { Banner } from "~/components/banner";
import { PageHeader } from "~/components/page-header";
import { makeResetLink } from "~/features/accounts/passwords/commands.server";
import { getAccount } from "~/features/accounts/queries.server";
import { ResetLinkCard } from "~/features/accounts/ui/reset-link-card";
import { titleIn } from "~/i18n/words.server";
import { notFound } from "~/lib/errors";
import { isId } from "~/lib/id";
import { pageTitle } from "~/lib/page-title";
import { qrImage } from "~/lib/qr.server";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "accounts.account.read");
  const userId = params.userId ?? "";
  if (!isId(userId)) throw notFound("account");
  return {
    title: titleIn(ctx.locale, "accounts:title"),
    account: await getAccount(ctx, { userId }),
    timeZone: ctx.timeZone,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "accounts.password.reset");
  const made = await makeResetLink(ctx, { userId: params.userId ?? "" });
  if (!made.ok) return { link: null, reason: made.reason };
  const url = new URL(`/reset/${made.value.token}`, request.url).href;
  return { link: { url, qr: await qrImage(url), expiresAt: made.value.expiresAt }, reason: null };
}

export default function Account() {
  const { account, timeZone } = useLoaderData<typeof loader>();
  const made = useActionData<typeof action>();
  const [params] = useSearchParams();
  const { t } = useTranslation(["accounts", "enums", "common", "errors"]);
  return (
    <div className="max-w-[560px]">
      <PageHeader
        title={account.name}
        subtitle={[account.phone, ...account.roles.map((role) => t(`enums:role.${role}`))]
          .filter(Boolean)
          .join(" · ")}
        back={<BackLink to="/accounts">{t("title")}</BackLink>}
      />
      <div className="grid gap-4">
        {params.get("opened") ? (
          <Banner tone="ok" inset>
            {t("opened")}
          </Banner>
        ) : null}
        <ResetLinkCard
          name={account.name}
          link={made?.link ?? null}
          refusal={made?.reason ? t(`errors:${made.reason}`) : null}
          timeZone={timeZone}
        />
      </div>
    </div>
  );
}

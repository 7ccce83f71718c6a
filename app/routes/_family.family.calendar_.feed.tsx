import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { PageHeader } from "~/components/page-header";
import { makeFeed, revokeFeed } from "~/features/families/feeds/commands.server";
import { getFeed } from "~/features/families/feeds/queries.server";
import { FeedCard } from "~/features/families/ui/feed-card";
import { titleIn } from "~/i18n/words.server";
import { AppError } from "~/lib/errors";
import { pageTitle } from "~/lib/page-title";
import { qrImage } from "~/lib/qr.server";

export const meta = pageTitle;

const capability = "families.feed.make";

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, capability);
  return { title: titleIn(ctx.locale, "families:feed.title"), feed: await getFeed(ctx) };
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, capability);
  const form = await request.formData();
  if (form.get("intent") === "revoke") {
    await revokeFeed(ctx);
    return redirect("/family/calendar/feed");
  }
  const made = await makeFeed(ctx);
  if (!made.ok) throw new AppError("invalid");
  const url = new URL(`/calendar/${made.value.token}.ics`, request.url).href;
  const link = { url, qr: await qrImage(url) };
  return data({ link }, { headers: { "Cache-Control": "no-store" } });
}

export default function FamilyFeed() {
  const { feed } = useLoaderData<typeof loader>();
  const made = useActionData<typeof action>();
  const { t } = useTranslation("families");
  return (
    <>
      <PageHeader
        title={t("feed.title")}
        back={<BackLink to="/family/calendar">{t("calendar.title")}</BackLink>}
      />
      <FeedCard feed={feed} link={made?.link ?? null} />
    </>
  );
}

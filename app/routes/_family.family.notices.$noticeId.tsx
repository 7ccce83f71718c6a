import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { listOwnChildIds, requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { PageHeader } from "~/components/page-header";
import { confirmNoticeInput } from "~/features/messages/notices/schema";
import { confirmNotice, markNoticeRead } from "~/features/messages/own-notices/commands.server";
import { getOwnNotice } from "~/features/messages/own-notices/queries.server";
import { OwnNotice } from "~/features/messages/ui/own-notice";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "messages.notice.own");
  const noticeId = params.noticeId ?? "";
  const childIds = await listOwnChildIds(ctx);
  return ctx.tx(async () => {
    const notice = await getOwnNotice(ctx, { noticeId, childIds });
    await markNoticeRead(ctx, { noticeId, childIds });
    return {
      title: titleIn(ctx.locale, "messages:notice.title"),
      ...{ notice, hasSiblings: childIds.length > 1 },
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "messages.notice.own");
  const noticeId = params.noticeId ?? "";
  const childIds = await listOwnChildIds(ctx);
  return submitForm(
    await request.formData(),
    confirmNoticeInput,
    () => confirmNotice(ctx, { noticeId, childIds }),
    `/family/notices/${noticeId}`,
  );
}

export default function FamilyNotice() {
  const { notice, hasSiblings } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t } = useTranslation("messages");
  return (
    <>
      <PageHeader
        title={<span className="break-words">{notice.title}</span>}
        back={<BackLink to="/family/notices">{t("notice.backToList")}</BackLink>}
      />
      <OwnNotice {...{ notice, hasSiblings, actionData }} />
    </>
  );
}

import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { Card } from "~/components/card";
import { PageHeader } from "~/components/page-header";
import { writeNotice } from "~/features/messages/notices/commands.server";
import { listNoticeTargets } from "~/features/messages/notices/queries.server";
import { writeNoticeInput } from "~/features/messages/notices/schema";
import { NoticeForm } from "~/features/messages/ui/notice-form";
import { titleIn } from "~/i18n/words.server";
import { dayOf } from "~/lib/dates";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "messages.notice.write");
  return {
    title: titleIn(ctx.locale, "messages:notice.write"),
    targets: await listNoticeTargets(ctx),
    today: dayOf(ctx.now, ctx.timeZone),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "messages.notice.write");
  await requireAccess(request, "messages.notice.publish");
  return submitForm(
    await request.formData(),
    writeNoticeInput,
    (value) => writeNotice(ctx, value),
    ({ noticeId }) => `/notices/${noticeId}`,
  );
}

export default function NewNotice() {
  const { targets, today } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t } = useTranslation("messages");
  return (
    <>
      <PageHeader
        title={t("notice.write")}
        back={<BackLink to="/notices">{t("notice.title")}</BackLink>}
      />
      <Card className="max-w-[840px]">
        <NoticeForm {...{ targets, today, actionData }} />
      </Card>
    </>
  );
}

import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { Card } from "~/components/card";
import { PageHeader } from "~/components/page-header";
import { RefusalBanner } from "~/components/refusal-banner";
import { Tag } from "~/components/tag";
import {
  changeNotice,
  discardNotice,
  remindNotice,
  withdrawNotice,
} from "~/features/messages/notices/commands.server";
import { getNotice, listNoticeTargets } from "~/features/messages/notices/queries.server";
import { changeNoticeInput } from "~/features/messages/notices/schema";
import { NoticeActs } from "~/features/messages/ui/notice-acts";
import { NoticeFamilies } from "~/features/messages/ui/notice-families";
import { NoticeForm } from "~/features/messages/ui/notice-form";
import { NoticeStatus } from "~/features/messages/ui/notice-status";
import { NoticeText } from "~/features/messages/ui/notice-text";
import { stateTones } from "~/features/messages/ui/notice-words";
import { useLiveMessages } from "~/features/messages/ui/use-live-messages";
import { titleIn } from "~/i18n/words.server";
import { dayOf } from "~/lib/dates";
import { AppError } from "~/lib/errors";
import { formFailure } from "~/lib/form-failure";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "messages.notice.read");
  return ctx.tx(async () => {
    const notice = await getNotice(ctx, { noticeId: params.noticeId ?? "" });
    const isWaiting = notice.state === "draft" || notice.state === "scheduled";
    return {
      title: titleIn(ctx.locale, "messages:notice.title"),
      ...{ notice, today: dayOf(ctx.now, ctx.timeZone) },
      targets: isWaiting ? await listNoticeTargets(ctx) : null,
    };
  });
}

const acts = { remind: remindNotice, withdraw: withdrawNotice, discard: discardNotice } as const;

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "messages.notice.write");
  await requireAccess(request, "messages.notice.publish");
  const noticeId = params.noticeId ?? "";
  const home = `/notices/${noticeId}`;
  const form = await request.formData();
  const intent = String(form.get("intent"));
  if (intent === "save") {
    return submitForm(form, changeNoticeInput, (value) => changeNotice(ctx, noticeId, value), home);
  }
  if (intent !== "remind" && intent !== "withdraw" && intent !== "discard") {
    throw new AppError("invalid");
  }
  const result = await acts[intent](ctx, noticeId);
  if (!result.ok) return formFailure(result, { intent });
  return redirect(intent === "discard" ? "/notices" : home);
}

export default function NoticePage() {
  const { notice, targets, today } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t } = useTranslation(["messages", "enums"]);
  useLiveMessages();
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-2 break-words">
            {notice.title}
            <Tag tone={stateTones[notice.state]}>{t(`enums:noticeState.${notice.state}`)}</Tag>
          </span>
        }
        back={<BackLink to="/notices">{t("notice.title")}</BackLink>}
        actions={<NoticeActs notice={notice} />}
      />
      {targets ? (
        <Card className="max-w-[840px]">
          <NoticeForm {...{ targets, today, actionData, known: notice }} />
        </Card>
      ) : (
        <div className="grid gap-4">
          <RefusalBanner actionData={actionData} />
          <NoticeText notice={notice} />
          <NoticeStatus notice={notice} />
          <NoticeFamilies notice={notice} />
        </div>
      )}
    </>
  );
}

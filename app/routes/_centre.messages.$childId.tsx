import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ListTodo, MessagesSquare } from "lucide";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { EmptyState } from "~/components/empty-state";
import { LinkButton } from "~/components/link-button";
import { markRead, withdrawMessage } from "~/features/messages/commands.server";
import { readMessageForm, sendWithPhotos } from "~/features/messages/photos/commands.server";
import { getThread } from "~/features/messages/queries.server";
import { sendMessageInput, withdrawMessageInput } from "~/features/messages/schema";
import { Composer } from "~/features/messages/ui/composer";
import { ThreadHeader } from "~/features/messages/ui/thread-header";
import { ThreadLines } from "~/features/messages/ui/thread-lines";
import { useLiveMessages } from "~/features/messages/ui/use-live-messages";
import { titleIn } from "~/i18n/words.server";
import { dayOf } from "~/lib/dates";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const childId = params.childId ?? "";
  const before = new URL(request.url).searchParams.get("before");
  const ctx = await requireAccess(request, "messages.thread.read", { childId });
  return ctx.tx(async () => {
    const { child, ...thread } = await getThread(ctx, { childId, before: before ?? undefined });
    await markRead(ctx, childId);
    return {
      title: titleIn(ctx.locale, "messages:title"),
      ...{ child, thread, isOlder: before !== null, today: dayOf(ctx.now, ctx.timeZone) },
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const childId = params.childId ?? "";
  const ctx = await requireAccess(request, "messages.thread.write", { childId });
  const { form, photos } = await readMessageForm(request);
  const home = `/messages/${childId}`;
  if (form.get("intent") === "withdraw") {
    return submitForm(
      form,
      withdrawMessageInput,
      ({ messageId }) => withdrawMessage(ctx, childId, messageId),
      home,
    );
  }
  return submitForm(
    form,
    sendMessageInput,
    ({ body }) => sendWithPhotos(ctx, childId, { body, photos }),
    home,
  );
}

export default function MessagesOfChild() {
  const { child, thread, isOlder, today } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t } = useTranslation("messages");
  useLiveMessages();
  const newest = thread.lines.findLast(({ isMine }) => isMine)?.id;
  return (
    <div className="max-w-[840px]">
      <BackLink to="/messages">{t("title")}</BackLink>
      <ThreadHeader child={child} today={today}>
        <LinkButton to={`/children/${child.id}/family`} icon={ListTodo}>
          {t("toTodos")}
        </LinkButton>
      </ThreadHeader>
      {thread.lines.length === 0 ? (
        <EmptyState icon={MessagesSquare}>{t("emptyThread", { name: child.name })}</EmptyState>
      ) : (
        <ThreadLines
          {...{ thread, isOlder, actionData, childId: child.id }}
          side="centre"
          pageOf={(before) => (before ? `?before=${before}` : `/messages/${child.id}`)}
        />
      )}
      {isOlder ? null : (
        <div className="mt-5">
          <Composer key={child.id} {...{ newest, actionData }} label={t("bodyCentre")} />
        </div>
      )}
    </div>
  );
}

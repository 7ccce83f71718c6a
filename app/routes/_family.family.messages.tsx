import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MessagesSquare } from "lucide";
import { useTranslation } from "react-i18next";
import { readFamily, requireAccess, requireOwnChild } from "~/access/require.server";
import { EmptyState } from "~/components/empty-state";
import { PageHeader } from "~/components/page-header";
import { getFamily } from "~/features/children/family/queries.server";
import { markRead, withdrawMessage } from "~/features/messages/commands.server";
import { countUnreadNotices } from "~/features/messages/own-notices/queries.server";
import { readMessageForm, sendWithPhotos } from "~/features/messages/photos/commands.server";
import { getOwnThread } from "~/features/messages/queries.server";
import { sendOwnMessageInput, withdrawMessageInput } from "~/features/messages/schema";
import { Composer } from "~/features/messages/ui/composer";
import { FamilyTabs } from "~/features/messages/ui/family-tabs";
import { ThreadLines } from "~/features/messages/ui/thread-lines";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";
import { keepChosenChild } from "~/lib/preferences";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const before = params.get("before");
  const ctx = await requireAccess(request, "messages.thread.read");
  const { asked, wanted, own } = await readFamily(request, ctx, "messages.thread.read");
  const page = await ctx.tx(async () => {
    const { siblings, chosen } = await getFamily(ctx, { own, wanted });
    const child = siblings.find(({ id }) => id === chosen);
    if (child) await markRead(ctx, child.id);
    return {
      title: titleIn(ctx.locale, "messages:title"),
      isOlder: before !== null,
      unreadNotices: await countUnreadNotices(ctx, { childIds: own }),
      found: child && {
        ...{ childId: child.id, name: child.name },
        thread: await getOwnThread(ctx, child.id, { before: before ?? undefined }),
      },
    };
  });
  return data(page, { headers: keepChosenChild(asked) });
}

export async function action({ request }: ActionFunctionArgs) {
  await requireAccess(request, "messages.thread.write");
  const { form, photos } = await readMessageForm(request);
  const { ctx, childId } = await requireOwnChild(
    request,
    "messages.thread.write",
    String(form.get("childId")),
  );
  const home = "/family/messages";
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
    sendOwnMessageInput,
    ({ body }) => sendWithPhotos(ctx, childId, { body, photos }),
    home,
  );
}

export default function FamilyMessages() {
  const { found, isOlder, unreadNotices } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t } = useTranslation(["messages", "families"]);
  if (!found) return <EmptyState icon={MessagesSquare}>{t("families:noChild")}</EmptyState>;
  const { thread, childId } = found;
  const newest = thread.lines.findLast(({ isMine }) => isMine)?.id;
  return (
    <>
      <FamilyTabs unreadNotices={unreadNotices} />
      <PageHeader title={t("of", { name: found.name })} subtitle={t("ownSubtitle")} />
      {thread.lines.length === 0 ? (
        <EmptyState icon={MessagesSquare}>{t("ownEmpty")}</EmptyState>
      ) : (
        <ThreadLines
          {...{ thread, isOlder, actionData, childId }}
          side="family"
          pageOf={(before) => (before ? `?before=${before}` : "/family/messages")}
        />
      )}
      {isOlder ? null : (
        <div className="mt-5">
          <Composer key={childId} {...{ childId, newest, actionData }} label={t("bodyOwn")} />
        </div>
      )}
    </>
  );
}

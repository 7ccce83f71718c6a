import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MessagesSquare } from "lucide";
import { useTranslation } from "react-i18next";
import { listOwnChildIds, requireAccess, requireOwnChild } from "~/access/require.server";
import { EmptyState } from "~/components/empty-state";
import { PageHeader } from "~/components/page-header";
import { getFamily } from "~/features/children/family/queries.server";
import { markRead, sendMessage } from "~/features/messages/commands.server";
import { getOwnThread } from "~/features/messages/queries.server";
import { sendOwnMessageInput } from "~/features/messages/schema";
import { Composer } from "~/features/messages/ui/composer";
import { ThreadLines } from "~/features/messages/ui/thread-lines";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";
import { keepChosenChild, readChosenChild } from "~/lib/preferences";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const asked = params.get("child");
  const before = params.get("before");
  const ctx = await requireAccess(request, "messages.thread.read");
  if (asked) await requireOwnChild(request, "messages.thread.read", asked);
  const own = await listOwnChildIds(ctx);
  const wanted = asked ?? readChosenChild(request.headers.get("cookie"));
  const page = await ctx.tx(async () => {
    const { siblings, chosen } = await getFamily(ctx, { own, wanted });
    const child = siblings.find(({ id }) => id === chosen);
    if (child) await markRead(ctx, child.id);
    return {
      title: titleIn(ctx.locale, "messages:title"),
      isOlder: before !== null,
      found: child && {
        ...{ childId: child.id, name: child.name },
        thread: await getOwnThread(ctx, child.id, { before: before ?? undefined }),
      },
    };
  });
  return data(page, { headers: keepChosenChild(asked) });
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const { ctx, childId } = await requireOwnChild(
    request,
    "messages.thread.write",
    String(form.get("childId")),
  );
  return submitForm(
    form,
    sendOwnMessageInput,
    ({ body }) => sendMessage(ctx, childId, { body }),
    "/family/messages",
  );
}

export default function FamilyMessages() {
  const { found, isOlder } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t } = useTranslation(["messages", "families"]);
  if (!found) return <EmptyState icon={MessagesSquare}>{t("families:noChild")}</EmptyState>;
  const { thread, childId } = found;
  const newest = thread.lines.findLast(({ isMine }) => isMine)?.id;
  return (
    <>
      <PageHeader title={t("of", { name: found.name })} subtitle={t("ownSubtitle")} />
      {thread.lines.length === 0 ? (
        <EmptyState icon={MessagesSquare}>{t("ownEmpty")}</EmptyState>
      ) : (
        <ThreadLines
          {...{ thread, isOlder }}
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

import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { QrCode } from "lucide";
import { useTranslation } from "react-i18next";
import { classroomRoles } from "~/access/policy";
import { listOwnClassIds, requireAccess } from "~/access/require.server";
import { FilterBar } from "~/components/filter-bar";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { SearchField } from "~/components/search-field";
import { listClassNames } from "~/features/centres/queries.server";
import { listThreads } from "~/features/messages/queries.server";
import { countUnread } from "~/features/messages/unread/queries.server";
import { listThreadsInput } from "~/features/messages/schema";
import { ThreadList } from "~/features/messages/ui/thread-list";
import { useLiveMessages } from "~/features/messages/ui/use-live-messages";
import { titleIn } from "~/i18n/words.server";
import { dayOf } from "~/lib/dates";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "messages.thread.read");
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const input = listThreadsInput.parse(asked);
  return ctx.tx(async () => {
    const classIds = classroomRoles.some((own) => own === ctx.actor.role)
      ? await listOwnClassIds(ctx)
      : undefined;
    const classes = await listClassNames(ctx);
    return {
      title: titleIn(ctx.locale, "messages:title"),
      ...(await listThreads(ctx, { ...input, classIds })),
      unread: await countUnread(ctx, { classIds }),
      ...{ page: input.page, today: dayOf(ctx.now, ctx.timeZone) },
      classes: classes.filter(({ id }) => classIds?.includes(id) ?? true),
    };
  });
}

export default function Messages() {
  const { unread, classes, ...list } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["messages", "families"]);
  const { search } = useLocation();
  useLiveMessages();
  const chosen = new URLSearchParams(search).get("class");
  const room = classes.length === 1 ? classes[0] : classes.find(({ id }) => id === chosen);
  const choices = classes.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <PageHeader
        title={t("title")}
        subtitle={unread > 0 ? t("subtitle", { count: unread }) : t("allRead")}
      />
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <SearchField label={t("search")} />
        <FilterBar
          filters={[
            {
              ...{ name: "show", label: t("show"), all: t("all"), as: "segment" as const },
              options: [{ value: "unread", label: t("unread") }],
            },
            ...(choices.length > 1 ? [{ name: "class", label: t("class"), options: choices }] : []),
          ]}
        />
        {room ? (
          <LinkButton to={`/room/${room.id}/group`} kind="quiet" icon={QrCode}>
            {t("families:groupCard.link")}
          </LinkButton>
        ) : null}
      </div>
      <ThreadList {...list} isFiltered={search !== ""} />
    </>
  );
}

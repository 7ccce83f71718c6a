import {
  data,
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Smile } from "lucide";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { listOwnChildIds, requireAccess, requireOwnChild } from "~/access/require.server";
import { EmptyState } from "~/components/empty-state";
import { getFamily } from "~/features/children/family/queries.server";
import { finishTodo } from "~/features/families/todos/commands.server";
import { listComingAbsences } from "~/features/families/queries.server";
import { listOwnTodos } from "~/features/families/todos/queries.server";
import { listOpenDocuments } from "~/features/families/own-documents/queries.server";
import { getShownDay, getTodayTag, whileShown } from "~/features/families/shown/queries.server";
import { finishTodoInput } from "~/features/families/todos/schema";
import { ComingAbsences } from "~/features/families/ui/coming-absences";
import { DayCard } from "~/features/families/ui/day-card";
import { DayLine } from "~/features/families/ui/day-line";
import { DayLinks } from "~/features/families/ui/day-links";
import { DayPhotos } from "~/features/families/ui/day-photos";
import { DocumentStrip } from "~/features/families/ui/document-strip";
import { ToldBanner } from "~/features/families/ui/told-banner";
import { TodoStrip } from "~/features/families/ui/todo-strip";
import { listOpenNotices } from "~/features/messages/own-notices/queries.server";
import { NoticeStrip } from "~/features/messages/ui/notice-strip";
import { titleIn } from "~/i18n/words.server";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { AppError } from "~/lib/errors";
import { pageTitle } from "~/lib/page-title";
import { parseForm } from "~/lib/parse-form.server";
import { keepChosenChild, readChosenChild, shownHeaders } from "~/lib/preferences";

export const meta = pageTitle;

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const asked = params.get("child");
  const ctx = await requireAccess(request, "families.today.read");
  if (asked) await requireOwnChild(request, "families.today.read", asked);
  const { tag, own, shown } = await getTodayTag(ctx, { request, build: context.build });
  const wanted = asked ?? readChosenChild(request.headers.get("cookie"));
  // the eldest is the first of them
  const childId = own.find((id) => id === wanted) ?? own[0];
  const headers = { ...shownHeaders(tag), ...keepChosenChild(asked) };
  if (!childId)
    return data({ title: titleIn(ctx.locale, "families:title"), found: null }, { headers });
  const [{ name, ...rest }, day] = await Promise.all([
    whileShown(ctx, { shown, about: `today ${childId}` }, () => listBeside(ctx, { own, childId })),
    getShownDay(ctx, childId, { shown, day: params.get("day") }),
  ]);
  const title = titleIn(ctx.locale, "families:todayOf", { name });
  return data({ title, found: { childId, day, ...rest, told: params.has("told") } }, { headers });
}

/** What stands beside the day itself: what is to be done, agreed to and known of coming days. */
const listBeside = (ctx: Ctx, { own, childId }: { own: OwnChildId[]; childId: OwnChildId }) =>
  ctx.tx(async () => {
    const signing = listOwnChildIds(ctx, { signed: true }).then((ids) => ids.includes(childId));
    const [{ siblings }, signs, documents, coming, todos, notices] = await Promise.all([
      getFamily(ctx, { own, wanted: childId }),
      signing,
      signing.then((mayAgree) => listOpenDocuments(ctx, { childId, signs: mayAgree })),
      listComingAbsences(ctx, childId),
      listOwnTodos(ctx, childId),
      listOpenNotices(ctx, { childIds: [childId] }),
    ]);
    const name = siblings.find(({ id }) => id === childId)?.name ?? "";
    return { name, signs, documents, coming, todos, notices };
  });

export async function action({ request }: ActionFunctionArgs) {
  const form = await parseForm(request, finishTodoInput);
  if (!form.ok) throw new AppError("invalid");
  const { childId: asked, todoId } = form.value;
  const { ctx, childId } = await requireOwnChild(request, "families.todo.finish", asked);
  await finishTodo(ctx, childId, { todoId });
  return redirect(`/family?child=${childId}`);
}

export default function FamilyToday() {
  const { found } = useLoaderData<typeof loader>();
  const { t } = useTranslation("families");
  if (!found) return <EmptyState icon={Smile}>{t("noChild")}</EmptyState>;
  const { day, coming, todos, childId } = found;
  return (
    <div className="grid gap-3 print:block print:[zoom:0.8]">
      {found.told ? <ToldBanner /> : null}
      <DayCard page={day} />
      <NoticeStrip notices={found.notices} />
      <DocumentStrip documents={found.documents} childId={childId} />
      <TodoStrip todos={todos} childId={childId} />
      <ComingAbsences absences={coming} />
      <DayLinks day={day.day} signs={found.signs} />
      {/* parts by themselves for React: a slow phone is free between them */}
      <Suspense>
        <DayPhotos page={day} />
      </Suspense>
      <Suspense>{day.moments.length > 0 ? <DayLine moments={day.moments} /> : null}</Suspense>
    </div>
  );
}

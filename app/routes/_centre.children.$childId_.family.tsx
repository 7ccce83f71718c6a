import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MessagesSquare } from "lucide";
import { useTranslation } from "react-i18next";
import { may } from "~/access/policy";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { Card } from "~/components/card";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { findChild } from "~/features/children/queries.server";
import { giveTodo } from "~/features/families/todos/commands.server";
import { listTodos } from "~/features/families/todos/queries.server";
import { giveTodoInput } from "~/features/families/todos/schema";
import { GivenTodos } from "~/features/families/ui/given-todos";
import { GiveTodoForm } from "~/features/families/ui/give-todo-form";
import { titleIn } from "~/i18n/words.server";
import { dayOf } from "~/lib/dates";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const childId = params.childId ?? "";
  const ctx = await requireAccess(request, "families.todo.give", { childId });
  return ctx.tx(async () => {
    const { name } = await findChild(ctx, childId);
    return {
      title: titleIn(ctx.locale, "families:todo.staffTitle", { name }),
      ...{ childId, name, today: dayOf(ctx.now, ctx.timeZone) },
      todos: await listTodos(ctx, { childId }),
      mayWrite: may({ role: ctx.actor.role }, "messages.thread.read"),
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const childId = params.childId ?? "";
  const ctx = await requireAccess(request, "families.todo.give", { childId });
  return submitForm(
    await request.formData(),
    giveTodoInput,
    (value) => giveTodo(ctx, childId, value),
    `/children/${childId}/family`,
  );
}

export default function FamilyOfChild() {
  const { childId, name, today, todos, mayWrite } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t } = useTranslation("families");
  // by id, because a to-do that was ticked moves down the list
  const newest = todos
    .map(({ id }) => id)
    .sort()
    .at(-1);
  return (
    <div className="max-w-[840px]">
      <PageHeader
        back={<BackLink to={`/children/${childId}`}>{name}</BackLink>}
        title={t("todo.staffTitle", { name })}
        subtitle={t("todo.staffSubtitle")}
        actions={
          mayWrite ? (
            <LinkButton to={`/messages/${childId}`} icon={MessagesSquare}>
              {t("todo.toMessages")}
            </LinkButton>
          ) : null
        }
      />
      <div className="grid gap-4">
        <Card>
          <GiveTodoForm newest={newest} actionData={actionData} today={today} />
        </Card>
        <GivenTodos todos={todos} />
      </div>
    </div>
  );
}

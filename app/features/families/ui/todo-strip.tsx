import { Form } from "@remix-run/react";
import { ListTodo } from "lucide";
import { useTranslation } from "react-i18next";
import { Button } from "~/components/button";
import { Icon } from "~/components/icon";
import { formatDay } from "~/lib/dates";
import type { OwnTodo } from "../todos/queries.server";

/** What the centre asks of the family: it stays until it is ticked. */
export function TodoStrip(props: { todos: readonly OwnTodo[]; childId: string }) {
  const { t, i18n } = useTranslation("families");
  if (props.todos.length === 0) return null;
  return (
    <section
      aria-label={t("todo.title")}
      className="card no-print rounded-card bg-warn-soft py-1 pr-2 pl-4 shadow-card"
    >
      <ul className="divide-y divide-warn-line">
        {props.todos.map(({ id, text, dueOn }) => (
          <li key={id} className="flex min-h-15 items-center gap-2.5">
            <Icon of={ListTodo} className="text-warn-fg" />
            <p className="min-w-0 flex-1 py-1.5 leading-6">
              {text}
              {dueOn ? (
                <span className="whitespace-nowrap text-ink-2">
                  {" "}
                  {t("todo.due", { day: formatDay(dueOn, i18n.language) })}
                </span>
              ) : null}
            </p>
            <Form method="post" action="/family?index" preventScrollReset>
              <input type="hidden" name="childId" value={props.childId} />
              <input type="hidden" name="todoId" value={id} />
              <Button type="submit" aria-label={t("todo.finish", { text })}>
                {t("todo.done")}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}

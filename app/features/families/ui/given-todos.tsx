import { ListTodo } from "lucide";
import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { EmptyState } from "~/components/empty-state";
import { RowList } from "~/components/row-list";
import { Tag } from "~/components/tag";
import { formatDate, formatDay } from "~/lib/dates";
import type { Todo } from "../todos/queries.server";
import { joined } from "./family-words";

/** What was asked of a family: who asked, by when, and whether it is done. */
export function GivenTodos({ todos }: { todos: readonly Todo[] }) {
  const { t, i18n } = useTranslation(["families", "common"]);
  return (
    <Card title={t("todo.list")}>
      {todos.length === 0 ? (
        <EmptyState icon={ListTodo}>{t("todo.none")}</EmptyState>
      ) : (
        <RowList
          rows={todos.map(({ id, text, dueOn, givenBy, givenOn, doneOn }) => ({
            key: id,
            title: text,
            detail: joined(
              [
                givenBy ?? null,
                formatDate(givenOn, i18n.language),
                dueOn && t("todo.due", { day: formatDay(dueOn, i18n.language) }),
              ],
              t,
            ),
            act: doneOn ? (
              <Tag tone="ok">{t("todo.doneOn", { day: formatDate(doneOn, i18n.language) })}</Tag>
            ) : (
              <Tag tone="warn">{t("todo.open")}</Tag>
            ),
          }))}
        />
      )}
    </Card>
  );
}

import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { Card } from "~/components/card";
import { DateField } from "~/components/date-field";
import { Tag } from "~/components/tag";
import { TextField } from "~/components/text-field";
import { formatLongDay } from "~/lib/dates";
import { useActionForm } from "~/lib/form";
import type { PriorityRule } from "../settings/rules";
import { setPriorityInput } from "../settings/schema";

const grounds = ["sibling", "staffChild", "district", "halfDay", "perMonth"] as const;

/** What puts one family before another, from a day on, and what counted before. */
export function PriorityForm(props: {
  rules: readonly PriorityRule[];
  inForce: PriorityRule;
  today: string;
  actionData: unknown;
}) {
  const { t, i18n } = useTranslation("enrolment");
  const intent = "priority";
  const { fromDay: since, ...points } = props.inForce;
  const form = useActionForm({
    schema: setPriorityInput,
    intent,
    actionData: props.actionData,
    defaultValues: { ...points, fromDay: props.today },
  });
  const all = props.rules.some(({ fromDay }) => fromDay === since)
    ? props.rules
    : [props.inForce, ...props.rules];
  return (
    <Card title={t("setting.priority")}>
      <ActionForm form={form} intent={intent} act={t("setting.setPriority")}>
        <p className="text-ink-2">{t("setting.priorityLead")}</p>
        <div className="grid grid-cols-2 gap-4 sm:grid-cols-3">
          {grounds.map((name) => (
            <TextField
              key={name}
              label={t(`setting.${name}`)}
              inputMode="numeric"
              {...form.field(name)}
            />
          ))}
          <DateField label={t("setting.fromDay")} {...form.field("fromDay")} />
        </div>
      </ActionForm>
      <h3 className="mt-5 mb-1 font-strong">{t("setting.rules")}</h3>
      <ul className="divide-y divide-line">
        {all.map((rule) => (
          <li key={rule.fromDay} className="py-2.5">
            <span className="font-semibold">
              {rule.fromDay === "0001-01-01"
                ? t("setting.usual")
                : formatLongDay(rule.fromDay, i18n.language)}
            </span>{" "}
            {rule.fromDay === since ? <Tag tone="ok">{t("setting.inForce")}</Tag> : null}
            <span className="block text-ink-2">
              {grounds.map((name) => `${t(`setting.${name}`)} ${rule[name]}`).join(" · ")}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

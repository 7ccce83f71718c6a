import { useLocation } from "@remix-run/react";
import { ActionForm } from "~/components/action-form";
import { Banner } from "~/components/banner";
import { LinkButton } from "~/components/link-button";
import { TextField } from "~/components/text-field";
import { withParams } from "~/components/table-params";
import { formatDate } from "~/lib/dates";
import { groupBy } from "~/lib/group";
import { useActionForm } from "~/lib/form";
import type { Sample, SampleDay } from "../samples/queries.server";
import { destroySamplesInput } from "../samples/schema";
import { dishName, useKitchenWords } from "./kitchen-words";

/** How many samples of any day are old enough, and how many have been there too long. */
export function ReadyBanner({ ready }: { ready: readonly Sample[] }) {
  const { t } = useKitchenWords();
  const { search } = useLocation();
  if (ready.length === 0) return null;
  const overdue = ready.filter(({ state }) => state === "overdue").length;
  return (
    <div className="no-print mb-4 flex flex-wrap items-center gap-3">
      <div className="min-w-0 flex-[1_1_16rem]">
        <Banner tone={overdue > 0 ? "stop" : "info"} inset>
          {t("samples.ready", { count: ready.length })}
          {overdue > 0 ? t("samples.overdue", { count: overdue }) : null}
        </Banner>
      </div>
      <LinkButton to={withParams(search, { destroy: "ready" })} kind="main">
        {t("samples.destroy", { count: ready.length })}
      </LinkButton>
    </div>
  );
}

/** The question before they are gone: which, and who does it. */
export function DestroyForm({ samples, actionData }: { samples: SampleDay; actionData: unknown }) {
  const { t, locale, list } = useKitchenWords();
  const { ready, by } = samples;
  const intent = "destroy";
  const form = useActionForm({
    ...{ schema: destroySamplesInput, intent, actionData },
    defaultValues: { destroyedBy: by },
  });
  return (
    <ActionForm form={form} intent={intent} act={t("samples.destroy", { count: ready.length })}>
      {ready.map(({ id }) => (
        <input key={id} type="hidden" name="sampleIds[]" value={id} />
      ))}
      <ul className="grid gap-2">
        {[...groupBy(ready, ({ day }) => day)].map(([day, own]) => (
          <li key={day}>
            <b>{formatDate(day, locale)}</b>{" "}
            <span className="text-ink-2">{list(own.map((one) => dishName(locale, one)))}</span>
          </li>
        ))}
      </ul>
      <TextField label={t("samples.destroyer")} {...form.field("destroyedBy")} />
    </ActionForm>
  );
}

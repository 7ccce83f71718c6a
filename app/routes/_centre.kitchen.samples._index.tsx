import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { CalendarX2, NotebookText } from "lucide";
import { requireAccess } from "~/access/require.server";
import { EmptyState } from "~/components/empty-state";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { RefusalBanner } from "~/components/refusal-banner";
import { readPictureForm, withPicture } from "~/features/files/kitchen/commands.server";
import { correctSample, destroySamples, takeSample, takeSamples, undoSample } from "~/features/kitchen/samples/commands.server"; // prettier-ignore
import { getSampleDay } from "~/features/kitchen/samples/queries.server";
import {
  correctSampleInput,
  destroySamplesInput,
  sampleIdInput,
  samplesPageInput,
  takeSampleInput,
  takeSamplesInput,
} from "~/features/kitchen/samples/schema";
import { DaySteps } from "~/features/kitchen/ui/day-steps";
import { ReadyBanner } from "~/features/kitchen/ui/destroy-samples";
import { KitchenSections } from "~/features/kitchen/ui/kitchen-sections";
import { useKitchenWords } from "~/features/kitchen/ui/kitchen-words";
import { SampleMeal } from "~/features/kitchen/ui/sample-meal";
import { SampleSheets } from "~/features/kitchen/ui/sample-sheets";
import { titleIn } from "~/i18n/words.server";
import { formatDay } from "~/lib/dates";
import { AppError } from "~/lib/errors";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

const askedOf = (request: Request) =>
  samplesPageInput.parse(Object.fromEntries(new URL(request.url).searchParams));

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "kitchen.sample.record");
  const { day, ...sheet } = askedOf(request);
  return {
    title: titleIn(ctx.locale, "kitchen:samples.title"),
    samples: await getSampleDay(ctx, { day }),
    sheet,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "kitchen.sample.record");
  const { day } = askedOf(request);
  const { form, picture } = await readPictureForm(request);
  const home = `/kitchen/samples${day ? `?day=${day}` : ""}`;
  switch (form.get("intent")) {
    case "take":
      return submitForm(
        ...([form, takeSampleInput] as const),
        (value) => withPicture(ctx, picture, (photoFileId) => takeSample(ctx, { ...value, photoFileId })), // prettier-ignore
        home,
      );
    case "takeAll":
      return submitForm(form, takeSamplesInput, (value) => takeSamples(ctx, value), home);
    case "correct":
      return submitForm(
        ...([form, correctSampleInput] as const),
        (value) => withPicture(ctx, picture, (photoFileId) => correctSample(ctx, { ...value, photoFileId })), // prettier-ignore
        home,
      );
    case "undo":
      return submitForm(form, sampleIdInput, (value) => undoSample(ctx, value), home);
    case "destroy":
      return submitForm(form, destroySamplesInput, (value) => destroySamples(ctx, value), home);
    default:
      throw new AppError("invalid");
  }
}

export default function KitchenSamples() {
  const { samples, sheet } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t, locale } = useKitchenWords();
  const { all, taken, meals, isOpen } = samples;
  const day = formatDay(samples.day, locale);
  const isSheet = Boolean(sheet.take ?? sheet.correct ?? sheet.destroy);
  return (
    <>
      <PageHeader
        title={t("samples.title")}
        subtitle={all > 0 ? t("samples.subtitle", { day, all, taken }) : day}
        actions={
          <>
            <DaySteps {...samples} />
            <LinkButton
              to={`/kitchen/samples/log?month=${samples.day.slice(0, 7)}`}
              icon={NotebookText}
            >
              {t("samples.toLog")}
            </LinkButton>
          </>
        }
      />
      <KitchenSections />
      {isSheet ? null : <RefusalBanner actionData={actionData} />}
      <ReadyBanner ready={samples.ready} />
      {meals.length === 0 ? (
        <EmptyState icon={CalendarX2}>
          {isOpen ? t("samples.noMenu") : t("day.closed", { day })}
        </EmptyState>
      ) : (
        <div className="gap-4 lg:columns-2">
          {meals.map((of) => (
            <SampleMeal key={of.meal} of={of} day={samples.day} />
          ))}
        </div>
      )}
      <p className="mt-3 text-second text-ink-2">{t("samples.lead")}</p>
      <SampleSheets {...{ samples, sheet, actionData }} />
    </>
  );
}

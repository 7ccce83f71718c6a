import { Form } from "@remix-run/react";
import { Banner } from "~/components/banner";
import { Button } from "~/components/button";
import { Card } from "~/components/card";
import { Facts } from "~/components/facts";
import { FileField } from "~/components/file-field";
import { isFormFailure } from "~/lib/form-failure";
import type { LibraryDish } from "../library/queries.server";
import { DishPicture } from "./dish-picture";
import { useMealWords } from "./meal-words";

/** What a dish is, beside what is in it, and its picture. */
export function DishAbout({
  dish,
  mayChange,
  actionData,
}: {
  dish: LibraryDish;
  mayChange: boolean;
  actionData: unknown;
}) {
  const { t, list } = useMealWords();
  const words = (group: string, values: readonly string[]) =>
    list(values.map((value) => t(`enums:${group}.${value}`)));
  const months = list(dish.months.map((n) => t("dishes.monthOf", { n })));
  return (
    <Card title={t("dishes.about")}>
      <div className="mb-3 grid gap-3">
        <DishPicture fileId={dish.photoFileId} size={120} />
        {mayChange ? <PhotoForm actionData={actionData} /> : null}
      </div>
      <Facts
        items={[
          { label: t("dishes.kind"), value: words("dishKind", [dish.kind]) },
          { label: t("dishes.meals"), value: words("meal", dish.meals) },
          { label: t("dishes.texture"), value: words("dishTexture", [dish.texture]) },
          ...(dish.infantTextures.length > 0
            ? [
                {
                  label: t("dishes.infantTextures"),
                  value: words("dishTexture", dish.infantTextures),
                },
              ]
            : []),
          { label: t("dishes.months"), value: months || t("dishes.allYear") },
        ]}
      />
      <Words title={t("dishes.steps")}>{dish.steps}</Words>
      <Words title={t("dishes.choking")}>{dish.chokingNote}</Words>
    </Card>
  );
}

function PhotoForm({ actionData }: { actionData: unknown }) {
  const { t } = useMealWords();
  const failure =
    isFormFailure(actionData) && actionData.values?.intent === "photo" ? actionData : null;
  const say = (key: string | undefined) => (key ? t(key, failure?.detail ?? {}) : undefined);
  return (
    <Form method="post" encType="multipart/form-data" className="grid gap-2">
      <input type="hidden" name="intent" value="photo" />
      {failure?.reason ? (
        <Banner tone="stop" inset>
          {say(`errors:${failure.reason}`)}
        </Banner>
      ) : null}
      <FileField
        name="file"
        label={t("dishes.choosePhoto")}
        accept="image/*"
        error={say(failure?.errors?.file)}
      />
      <Button type="submit" className="justify-self-start">
        {t("dishes.savePhoto")}
      </Button>
    </Form>
  );
}

function Words({ title, children }: { title: string; children: string }) {
  if (!children) return null;
  return (
    <section className="mt-3">
      <h3 className="mb-1">{title}</h3>
      <p className="whitespace-pre-line text-ink-2">{children}</p>
    </section>
  );
}

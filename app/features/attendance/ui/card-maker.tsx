import { Form, useNavigation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/components/button";
import { Card } from "~/components/card";
import { CheckboxField } from "~/components/checkbox-field";
import { FileField } from "~/components/file-field";
import { Face } from "~/features/children/ui/face";
import type { ChildsCollector } from "../handover/queries.server";

/** Whom a card is made for, and the photo that stands on it. */
export function CardMaker(props: { collectors: readonly ChildsCollector[] }) {
  const { t } = useTranslation(["attendance", "enums"]);
  const busy = useNavigation().state !== "idle";
  const people = props.collectors.filter(({ standing }) => standing === "may");
  if (people.length === 0) return <p className="text-ink-2">{t("cards.nobody")}</p>;
  return (
    <div className="no-print grid items-start gap-4 lg:grid-cols-2">
      <Card title={t("cards.who")}>
        <Form method="post" encType="multipart/form-data" className="grid gap-3">
          {people.map((one) => (
            <CheckboxField
              key={one.id}
              name="person[]"
              value={`${one.kind} ${one.id}`}
              defaultChecked
              label={`${one.name} ${one.relation ? t(`enums:relation.${one.relation}`) : ""}`}
            />
          ))}
          <div>
            <Button type="submit" name="intent" value="make" kind="main" busy={busy}>
              {t("cards.make")}
            </Button>
          </div>
        </Form>
      </Card>
      {people
        .filter(({ kind }) => kind === "pickUp")
        .map((one) => (
          <Card key={one.id} title={t("cards.photoOf", { name: one.name })}>
            <Form
              method="post"
              encType="multipart/form-data"
              preventScrollReset
              className="grid gap-3"
            >
              <Face name={one.name} fileId={one.photoFileId} size={84} />
              <input type="hidden" name="pickUpPersonId" value={one.id} />
              <FileField
                label={t("cards.photo")}
                hint={t("cards.photoHint")}
                name="photo"
                accept="image/*"
                required
              />
              <div>
                <Button type="submit" name="intent" value="photo" busy={busy}>
                  {t("cards.savePhoto")}
                </Button>
              </div>
            </Form>
          </Card>
        ))}
    </div>
  );
}

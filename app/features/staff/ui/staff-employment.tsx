import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/components/button";
import { Card } from "~/components/card";
import { Facts } from "~/components/facts";
import { LinkButton } from "~/components/link-button";
import { formatLongDay } from "~/lib/dates";
import type { StaffPage } from "../queries.server";

/** From when to when, with which account, and the way out. */
export function StaffEmployment(props: {
  person: StaffPage;
  mayChange: boolean;
  looseAccount: { userId: string; name: string } | null;
}) {
  const { t, i18n } = useTranslation(["staff", "common"]);
  const { person, mayChange, looseAccount } = props;
  const day = (value: string) => formatLongDay(value, i18n.language);
  return (
    <Card
      title={t("employment")}
      aside={
        mayChange && !person.leftOn ? (
          <LinkButton to="?add=leave" kind="quiet">
            {t("endEmployment")}
          </LinkButton>
        ) : null
      }
    >
      <Facts
        items={[
          { label: t("hiredOn"), value: day(person.hiredOn) },
          {
            label: t("status"),
            value: person.leftOn ? t("leftOnTag", { day: day(person.leftOn) }) : t("working"),
          },
          {
            label: t("account"),
            value: person.userId
              ? t("signsIn")
              : looseAccount
                ? t("looseAccount", { name: looseAccount.name })
                : t("noAccount"),
          },
        ]}
      />
      {mayChange && !person.userId && looseAccount ? (
        <Form method="post" preventScrollReset className="flex justify-end">
          <input type="hidden" name="intent" value="linkAccount" />
          <Button type="submit">{t("linkAccount")}</Button>
        </Form>
      ) : null}
    </Card>
  );
}

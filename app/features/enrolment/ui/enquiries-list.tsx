import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/components/button";
import { EmptyState } from "~/components/empty-state";
import { LinkButton } from "~/components/link-button";
import { instantOf } from "~/lib/clock";
import { formatMoment } from "~/lib/dates";
import { spacedPhone } from "~/lib/phone";
import type { EnquiryRow } from "../enquiries/queries.server";

/** Questions from the public page, to be called back and ticked off. */
export function EnquiriesList(props: { rows: readonly EnquiryRow[]; timeZone: string }) {
  const { t, i18n } = useTranslation("enrolment");
  if (props.rows.length === 0) return <EmptyState>{t("enquiries.none")}</EmptyState>;
  const moment = (at: string) => formatMoment(instantOf(at), props.timeZone, i18n.language);
  return (
    <ul className="divide-y divide-line">
      {props.rows.map((row) => (
        <li key={row.id} className="flex flex-wrap items-start gap-x-6 gap-y-2 px-(--pad) py-4">
          <div className="min-w-0 grow basis-72">
            <p className="font-semibold">
              {row.name}{" "}
              <a href={`tel:${row.phone}`} className="text-link">
                {spacedPhone(row.phone)}
              </a>
            </p>
            <p className="whitespace-pre-line">{row.question}</p>
            <p className="text-second text-ink-2">
              {t("enquiries.when", { when: moment(row.createdAt) })}
            </p>
          </div>
          {row.answeredAt ? (
            <p className="text-ink-2">
              {t("enquiries.answered", {
                name: row.answeredBy ?? "–",
                when: moment(row.answeredAt),
              })}
            </p>
          ) : (
            <div className="flex flex-wrap gap-2">
              <Form method="post">
                <input type="hidden" name="enquiryId" value={row.id} />
                <Button type="submit">{t("enquiries.answer")}</Button>
              </Form>
              <LinkButton
                kind="quiet"
                to={`/applications/new?${new URLSearchParams({ guardianName: row.name, guardianPhone: row.phone }).toString()}`}
              >
                {t("applications.enter")}
              </LinkButton>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

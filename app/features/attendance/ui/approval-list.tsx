import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/components/button";
import { Card } from "~/components/card";
import { RowList } from "~/components/row-list";
import { Tag } from "~/components/tag";
import { Face } from "~/features/children/ui/face";
import { formatDay } from "~/lib/dates";
import type { Approval } from "../handover/queries.server";

/** Who was let collect the child from today on; taken back while it has not happened. */
export function ApprovalList(props: { approvals: readonly Approval[]; childId: string }) {
  const { t, i18n } = useTranslation("attendance");
  if (props.approvals.length === 0) return null;
  return (
    <Card title={t("approval.given")}>
      <RowList
        rows={props.approvals.map((one) => ({
          key: one.id,
          mark: <Face name={one.name} fileId={one.photoFileId} />,
          title: one.name,
          detail: (
            <>
              {t("approval.line", {
                day: formatDay(one.onDay, i18n.language),
                relation: one.relation,
              })}
              <span className="block text-ink-3">
                {one.phone} · {t("approval.by", { name: one.by })}
              </span>
            </>
          ),
          act: one.usedAt ? (
            <Tag tone="ok">{t("approval.used")}</Tag>
          ) : (
            <Form method="post" preventScrollReset encType="multipart/form-data">
              <input type="hidden" name="intent" value="cancel" />
              <input type="hidden" name="childId" value={props.childId} />
              <input type="hidden" name="approvalId" value={one.id} />
              <Button
                type="submit"
                kind="quiet"
                aria-label={t("approval.cancelOf", { name: one.name })}
              >
                {t("approval.cancel")}
              </Button>
            </Form>
          ),
        }))}
      />
    </Card>
  );
}

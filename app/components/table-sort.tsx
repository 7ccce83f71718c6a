import { Form, useLocation, useSubmit } from "@remix-run/react";
import { ChevronDown } from "lucide";
import { useTranslation } from "react-i18next";
import { Button } from "./button";
import { useHydrated } from "~/lib/hydrated";
import { Icon } from "./icon";
import { KeptParams } from "./kept-params";
import { filledParams } from "./table-params";

/** The order of a list on a phone, where the column heads are not shown. */
export function TableSort({ columns }: { columns: readonly { key: string; header: string }[] }) {
  const { t } = useTranslation("common");
  const { search } = useLocation();
  const submit = useSubmit();
  const hydrated = useHydrated();
  return (
    <Form
      key={search}
      method="get"
      className="no-print flex items-center gap-2 border-b border-line px-(--pad) py-2 sm:hidden"
      onChange={(event) =>
        submit(filledParams(new FormData(event.currentTarget)), {
          replace: true,
          preventScrollReset: true,
        })
      }
    >
      <KeptParams search={search} except={["page", "sort"]} />
      <label className="control flex-1">
        <span className="shrink-0 text-ink-3">{t("sortBy")}</span>
        <select name="sort" defaultValue={new URLSearchParams(search).get("sort") ?? ""}>
          <option value="">{t("table.noSort")}</option>
          {columns.flatMap(({ key, header }) => [
            <option key={key} value={key}>
              {`${header} ${t("table.sortUp")}`}
            </option>,
            <option key={`-${key}`} value={`-${key}`}>
              {`${header} ${t("table.sortDown")}`}
            </option>,
          ])}
        </select>
        <Icon of={ChevronDown} className="chevron" />
      </label>
      {hydrated ? null : <Button type="submit">{t("apply")}</Button>}
    </Form>
  );
}

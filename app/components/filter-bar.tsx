import { Form, useLocation, useSubmit } from "@remix-run/react";
import { ChevronDown } from "lucide";
import { useTranslation } from "react-i18next";
import { Button } from "./button";
import { useHydrated } from "~/lib/hydrated";
import { Icon } from "./icon";
import { KeptParams } from "./kept-params";
import { filledParams } from "./table-params";
import type { Option } from "./select-field";

export interface Filter {
  name: string;
  label: string;
  options: readonly Option[];
  /** Words of the choice that filters nothing. */
  all?: string;
  as?: "select" | "segment";
}

/** Filters of a list as a GET form: each change asks the server, a button does where scripts don't. */
export function FilterBar({ filters }: { filters: readonly Filter[] }) {
  const { t } = useTranslation("common");
  const { search } = useLocation();
  const submit = useSubmit();
  const hydrated = useHydrated();
  const params = new URLSearchParams(search);
  return (
    <Form
      key={search}
      method="get"
      className="no-print flex min-w-0 flex-wrap items-center gap-2"
      onChange={(event) =>
        submit(filledParams(new FormData(event.currentTarget)), {
          replace: true,
          preventScrollReset: true,
        })
      }
    >
      <KeptParams search={search} except={["page", ...filters.map((filter) => filter.name)]} />
      {filters.map((filter) => {
        const current = params.get(filter.name) ?? "";
        const options = [{ value: "", label: filter.all ?? t("all") }, ...filter.options];
        return filter.as === "segment" ? (
          <div key={filter.name} role="radiogroup" aria-label={filter.label} className="seg">
            {options.map((option) => (
              <label key={option.value}>
                <input
                  type="radio"
                  name={filter.name}
                  value={option.value}
                  defaultChecked={option.value === current}
                />
                {option.label}
              </label>
            ))}
          </div>
        ) : (
          <label key={filter.name} className="control">
            <span className="shrink-0 text-ink-3">{filter.label}</span>
            <select name={filter.name} defaultValue={current}>
              {options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
            <Icon of={ChevronDown} className="chevron" />
          </label>
        );
      })}
      {hydrated ? null : <Button type="submit">{t("apply")}</Button>}
    </Form>
  );
}

import { Form, useLocation, useSubmit } from "@remix-run/react";
import { Search } from "lucide";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon";
import { KeptParams } from "./kept-params";
import { filledParams } from "./table-params";

/** A GET form of one input. Typing searches after a short pause, `/` comes here from anywhere. */
export function SearchField({
  name = "q",
  label,
  placeholder,
}: {
  name?: string;
  label?: string;
  placeholder?: string;
}) {
  const { t } = useTranslation("common");
  const { search } = useLocation();
  const submit = useSubmit();
  const input = useRef<HTMLInputElement>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>();
  const current = new URLSearchParams(search).get(name) ?? "";

  useEffect(() => {
    const focusOnSlash = (event: KeyboardEvent) => {
      const target = event.target;
      const typing =
        target instanceof HTMLElement &&
        (target.isContentEditable || target.matches("input, textarea, select"));
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener("keydown", focusOnSlash);
    return () => {
      document.removeEventListener("keydown", focusOnSlash);
      clearTimeout(pause.current);
    };
  }, []);

  useEffect(() => {
    const box = input.current;
    if (box && box !== document.activeElement) box.value = current;
  }, [current]);

  const searchSoon = (form: HTMLFormElement | null, wait: number) => {
    clearTimeout(pause.current);
    pause.current = setTimeout(() => {
      if (!form) return;
      const fields = filledParams(new FormData(form));
      submit(fields, { replace: true, preventScrollReset: true });
    }, wait);
  };

  return (
    <Form method="get" role="search" className="no-print min-w-0 flex-1 basis-60 sm:max-w-80">
      <KeptParams search={search} except={[name, "page"]} />
      <label className="control">
        <Icon of={Search} className="text-ink-3" />
        <span className="sr-only">{label ?? t("search")}</span>
        <input
          ref={input}
          type="search"
          name={name}
          defaultValue={current}
          placeholder={placeholder ?? label ?? t("search")}
          title={t("searchHint")}
          aria-keyshortcuts="/"
          autoComplete="off"
          enterKeyHint="search"
          onChange={(event) => {
            // A composing input method would send half-typed pinyin.
            const composing =
              event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing;
            if (!composing) searchSoon(event.target.form, 300);
          }}
          onCompositionEnd={(event) => searchSoon(event.currentTarget.form, 150)}
        />
      </label>
    </Form>
  );
}

import { Form, useNavigation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/components/button";
import { choiceKey } from "../channels/schema";
import type { AlertSettings } from "../channels/queries.server";

/** A box for each category on each channel there is here. */
export function AlertChoices({ settings }: { settings: AlertSettings }) {
  const { t } = useTranslation(["families", "enums"]);
  const navigation = useNavigation();
  const { channels, rows, quietFrom: from, quietTo: to } = settings;
  const busy = navigation.formData?.get("intent") === "changeChoices";
  return (
    <Form method="post" preventScrollReset className="grid gap-4">
      <input type="hidden" name="intent" value="changeChoices" />
      {channels.map((channel) => (
        <input key={channel} type="hidden" name="channels[]" value={channel} />
      ))}
      <table className="w-full">
        <caption className="sr-only">{t("settings.table")}</caption>
        <thead>
          <tr className="border-b border-line">
            <th scope="col" className="py-2 text-left font-normal text-ink-2">
              {t("settings.what")}
            </th>
            {channels.map((channel) => (
              <th key={channel} scope="col" className="w-16 py-2 font-normal text-ink-2">
                {t(`enums:alertChannel.${channel}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ category, wanted }) => (
            <tr key={category} className="border-b border-line">
              <th scope="row" className="text-left font-semibold">
                {t(`enums:alertCategory.${category}`)}
              </th>
              {channels.map((channel) => (
                <td key={channel}>
                  <label className="grid min-h-12 place-items-center">
                    <input
                      type="checkbox"
                      name="wanted[]"
                      value={choiceKey(category, channel)}
                      defaultChecked={wanted.includes(channel)}
                      className="size-5 accent-brand"
                      aria-label={t("settings.of", {
                        category: t(`enums:alertCategory.${category}`),
                        channel: t(`enums:alertChannel.${channel}`),
                      })}
                    />
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-ink-2">
        {t("settings.quiet", { from, to })}{" "}
        {channels.includes("hook") ? t("settings.hookHint") : null}
      </p>
      <div>
        <Button type="submit" kind="main" busy={busy}>
          {t("settings.save")}
        </Button>
      </div>
    </Form>
  );
}

import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Tablet } from "lucide";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { RefusalBanner } from "~/components/refusal-banner";
import {
  addDevice,
  changeDevice,
  renewCode,
  revokeDevice,
  type MadeCode,
} from "~/features/accounts/devices/commands.server";
import { getDevice, listDevices } from "~/features/accounts/devices/queries.server";
import * as inputs from "~/features/accounts/devices/schema";
import { DeviceSheets } from "~/features/accounts/ui/device-sheets";
import { DevicesTable } from "~/features/accounts/ui/devices-table";
import { listClasses } from "~/features/centres/queries.server";
import { titleIn } from "~/i18n/words.server";
import { instantOf, realNow } from "~/lib/clock";
import { AppError } from "~/lib/errors";
import { formFailure } from "~/lib/form-failure";
import { pageTitle } from "~/lib/page-title";
import { parseForm } from "~/lib/parse-form.server";
import { qrImage } from "~/lib/qr.server";
import type { Result } from "~/lib/result";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "accounts.device.read");
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const { add, change } = inputs.devicesPageInput.parse(asked);
  return ctx.tx(async () => ({
    title: titleIn(ctx.locale, "nav:devices"),
    rows: await listDevices(ctx),
    classes: (await listClasses(ctx)).map(({ id, name }) => ({ id, name })),
    change: change ? await getDevice(ctx, { deviceId: change }) : null,
    ...{ add: add !== undefined, now: ctx.now.toISOString(), timeZone: ctx.timeZone },
  }));
}

/** The code stands in this answer alone: what is kept is its hash. */
async function show(request: Request, result: Result<MadeCode>) {
  if (!result.ok) return formFailure(result);
  const { deviceId, code, expiresAt } = result.value;
  const url = new URL(`/pair?code=${code}`, request.url).href;
  const ms = instantOf(expiresAt).getTime() - realNow().getTime();
  const seconds = Math.max(0, Math.round(ms / 1000));
  return { made: { deviceId, code, seconds, url, qr: await qrImage(url) } };
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "accounts.device.change");
  const form = await request.formData();
  const home = "/centre/devices";
  switch (form.get("intent")) {
    case "addDevice": {
      const asked = await parseForm(form, inputs.addDeviceInput);
      return asked.ok ? show(request, await addDevice(ctx, asked.value)) : asked;
    }
    case "renewCode": {
      const asked = await parseForm(form, inputs.deviceIdInput);
      return asked.ok ? show(request, await renewCode(ctx, asked.value)) : asked;
    }
    case "changeDevice":
      return submitForm(form, inputs.changeDeviceInput, (value) => changeDevice(ctx, value), home);
    case "revokeDevice":
      return submitForm(form, inputs.deviceIdInput, (value) => revokeDevice(ctx, value), home);
    default:
      throw new AppError("invalid");
  }
}

export default function Devices() {
  const { rows, classes, add, change, ...when } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t } = useTranslation(["accounts", "nav"]);
  const made = actionData && "made" in actionData ? actionData.made : null;
  const isOver = add || change !== null || made !== null;
  return (
    <>
      <PageHeader
        title={t("nav:devices")}
        subtitle={t("device.lead")}
        actions={
          <LinkButton to="?add=device" kind="main" icon={Tablet}>
            {t("device.add")}
          </LinkButton>
        }
      />
      {isOver ? null : <RefusalBanner actionData={actionData} />}
      <DevicesTable rows={rows} {...when} />
      <DeviceSheets {...{ add, change, made, rows, classes, actionData }} />
    </>
  );
}

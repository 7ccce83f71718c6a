import { and, eq } from "drizzle-orm";
import { classTable } from "~db/schema/centres";
import { formatMoment } from "~/lib/dates";
import { now } from "~/lib/clock";
import { AppError } from "~/lib/errors";
import { readLocale } from "~/lib/preferences";
import { capabilitiesOf } from "./policy";
import { deviceContext } from "./device.server";
import { readDevice, requireVisit } from "./require.server";

/** What every signed-in page's frame shows: the person, the centre, the ways on. */
export async function getShell(request: Request) {
  const visit = await requireVisit(request);
  const { centre, role } = visit;
  if (!centre || !role) throw new AppError("forbidden");
  const locale = readLocale(request.headers.get("cookie"), visit.locale ?? centre.locale);
  return {
    userName: visit.session.name,
    role,
    roles: visit.memberships.map((held) => ({
      value: `${held.centreId}:${held.role}`,
      role: held.role,
      centreName: held.centreName,
    })),
    currentRole: `${centre.id}:${role}`,
    severalCentres: new Set(visit.memberships.map((held) => held.centreId)).size > 1,
    centreName: centre.name,
    capabilities: capabilitiesOf(role),
    demoTime: centre.demoDay ? formatMoment(now(), centre.timeZone, locale) : null,
    printNote: `${centre.name} ${formatMoment(now(), centre.timeZone, locale)}`,
  };
}

/** The frame of a paired tablet on which nobody is signed in: where it stands. Null for everyone else. */
export async function getDeviceShell(request: Request) {
  const paired = await readDevice(request);
  if (!paired) return null;
  const ctx = deviceContext(request, paired);
  const { centre, name, classId } = paired;
  const [room] = await ctx.tx((tx) =>
    tx
      .select({ name: classTable.name })
      .from(classTable)
      .where(and(eq(classTable.centreId, ctx.centreId), eq(classTable.id, classId))),
  );
  const moment = formatMoment(ctx.now, ctx.timeZone, ctx.locale);
  return {
    ...{ deviceName: name, className: room?.name ?? "", centreName: centre.name },
    demoTime: centre.demoDay ? moment : null,
    printNote: `${centre.name} ${moment}`,
  };
}

export type DeviceShell = NonNullable<Awaited<ReturnType<typeof getDeviceShell>>>;
export type Shell = Awaited<ReturnType<typeof getShell>>;

import { formatMoment } from "~/lib/dates";
import { now } from "~/lib/clock";
import { AppError } from "~/lib/errors";
import { readLocale } from "~/lib/preferences";
import { capabilitiesOf } from "./policy";
import { requireVisit } from "./require.server";

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

export type Shell = Awaited<ReturnType<typeof getShell>>;

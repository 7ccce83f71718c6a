import { eq } from "drizzle-orm";
import { addDevice, claimCode, revokeDevice } from "~/features/accounts/devices/commands.server";
import { setPin } from "~/features/accounts/pins/commands.server";
import { instantOf } from "~/lib/clock";
import { device } from "../schema/accounts";
import { demoPin } from "./demo-accounts";
import { demoClasses, demoDay, type DemoClassName } from "./demo-centre";
import type { Seeding } from "./demo-people";
import { must } from "./demo-result";
import { demoStaff } from "./demo-staff";
import { sideBySide } from "./side-by-side";

const moment = (day: string, time: string) => instantOf(`${day}T${time}:00+08:00`);

/** When each class's tablet was last in use by the demo's morning. */
const lastSeen: Record<DemoClassName, string> = {
  ...{ 乳儿班: "10:12", 托小班: "10:17", 托大一班: "10:19", 托大二班: "09:56" },
  ...{ 小班: "10:15", 中班: "10:03", 大班: "10:18" },
};

/** A tablet in every class, one that waits for its code to be typed, one that fell and was ended. */
export async function placeTablets({ at, classIds }: Seeding): Promise<void> {
  const broken = { name: "托小班旧平板", classId: classIds.get("托小班") ?? "" };
  const { deviceId: brokenId } = await pair(at(moment("2026-03-02", "16:40")), broken);
  must(await revokeDevice(at(moment("2026-09-04", "17:05")), { deviceId: brokenId }), broken.name);
  for (const { name: className } of demoClasses) {
    const tablet = { name: `${className}平板`, classId: classIds.get(className) ?? "" };
    const { deviceId } = await pair(at(moment("2026-09-04", "17:20")), tablet);
    const lastSeenAt = moment(demoDay, lastSeen[className]);
    await at(lastSeenAt).tx((tx) =>
      tx.update(device).set({ lastSeenAt }).where(eq(device.id, deviceId)),
    );
  }
  const spare = { name: "大班备用平板", classId: classIds.get("大班") ?? "" };
  must(await addDevice(at(moment(demoDay, "10:16")), spare), spare.name);
}

type At = ReturnType<Seeding["at"]>;

async function pair(ctx: At, tablet: { name: string; classId: string }) {
  const { deviceId, code } = must(await addDevice(ctx, tablet), tablet.name);
  must(await claimCode(ctx, { code }), tablet.name);
  return { deviceId };
}

/** Everyone who works in a class has the demo's PIN. */
export async function choosePins({ at, users }: Seeding): Promise<void> {
  const inClasses = demoStaff.filter(({ classes }) => classes.length > 0);
  await sideBySide(inClasses, async ({ name, phone }) => {
    const as = { userId: users.get(phone) ?? "", name, role: "teacher" } as const;
    must(await setPin(at(moment("2026-09-07", "12:40"), as), { pin: demoPin }), name);
  });
}

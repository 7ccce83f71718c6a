import { deviceContext, findDevice, keepDevice } from "~/access/device.server";
import { addDevice, claimCode } from "~/features/accounts/devices/commands.server";
import { setPin, verifyPin } from "~/features/accounts/pins/commands.server";
import { linkStaffAccount } from "~/features/staff/commands.server";
import type { Ctx } from "~/lib/context.server";
import { testContext } from "../database";
import { anAccount } from "./accounts";
import { done, nextNumber } from "./sequence";
import { aStaffMember } from "./staff";

export const aPin = "7391";

/** A tablet of the class, paired: its cookie, a request it makes, and what it acts with. */
export async function aTablet(ctx: Ctx, given: { classId: string; name?: string }) {
  const { classId, name = `平板${nextNumber()}` } = given;
  const { deviceId, code } = done(await addDevice(ctx, { classId, name }));
  const { token } = done(await claimCode(ctx, { code }));
  const cookie = keepDevice(token).split(";")[0] ?? "";
  const request = (path = "/", post?: Record<string, string>) =>
    new Request(`http://centre.test${path}`, {
      headers: { cookie },
      ...(post && { method: "POST", body: new URLSearchParams(post) }),
    });
  const paired = await findDevice(request());
  if (!paired) throw new Error("the tablet was not paired");
  const tablet: Ctx = { ...deviceContext(request(), paired), now: ctx.now };
  return { deviceId, name, cookie, request, tablet };
}

/** Somebody of the class with an account and a PIN for its tablets. */
export async function aTeacherWithPin(ctx: Ctx, given: { classId: string; name?: string }) {
  const { staffId, phone } = await aStaffMember(ctx, given);
  const { userId } = await anAccount({ centreId: ctx.centreId, role: "teacher", phone });
  done(await linkStaffAccount(ctx, staffId, userId));
  const own = testContext({ centreId: ctx.centreId, role: "teacher", userId, now: ctx.now });
  done(await setPin(own, { pin: aPin }));
  return { staffId, userId, phone, own };
}

/** Opens for two minutes what asks for a PIN. */
export const unlock = async (tablet: Ctx, staffId: string) =>
  done(await verifyPin(tablet, { staffId, pin: aPin }));

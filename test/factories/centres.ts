import { foundCentre, openClass } from "~/features/centres/commands.server";
import type { FoundCentreInput, OpenClassInput } from "~/features/centres/schema";
import type { ChangeSessionsInput } from "~/features/centres/sessions/schema";
import type { Ctx } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { testContext, testNow } from "../database";
import { anAccount } from "./accounts";
import { done, nextNumber } from "./sequence";

type Centre = { ctx: Ctx; centreId: string; directorId: string };

/** A centre with its director, whose context comes along. */
export async function aCentre(
  given: Partial<FoundCentreInput> & { now?: Date } = {},
): Promise<Centre> {
  const { now = testNow, ...input } = given;
  const { userId } = await anAccount();
  const timeZone = input.timeZone;
  const ctx = testContext({ centreId: newId(now), userId, now, timeZone });
  const name = `测试托育中心${nextNumber()}`;
  done(await foundCentre(ctx, { name, shortName: name, licensedPlaces: 135, ...input }));
  return { ctx, centreId: ctx.centreId, directorId: userId };
}

/** An older toddlers' class of 20 unless said otherwise. */
export async function aClass(
  ctx: Ctx,
  given: Partial<OpenClassInput> = {},
): Promise<{ classId: string }> {
  const input = { name: `测试班${nextNumber()}`, type: "olderToddler", places: 20 } as const;
  return done(await openClass(ctx, { ...input, ...given }));
}

/** The usual sessions as a form posts them, from the test's day on. */
export const someSessions = (given: Partial<ChangeSessionsInput> = {}): ChangeSessionsInput => ({
  ...{ fromDay: "2026-11-12", morningBegins: "07:30", morningEnds: "12:00" },
  ...{ afternoonBegins: "12:00", afternoonEnds: "18:00", arrivesAt: "08:00", leavesAt: "17:00" },
  ...{ morningMeals: ["morningSnack", "lunch"], afternoonMeals: ["afternoonSnack"] },
  ...given,
});

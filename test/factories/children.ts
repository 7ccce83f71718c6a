import { registerChild } from "~/features/children/commands.server";
import { addGuardian } from "~/features/children/family/commands.server";
import type { AddGuardianInput, RegisterChildInput } from "~/features/children/schema";
import { recordCustodyNote } from "~/features/children/custody/commands.server";
import type { RecordCustodyNoteInput } from "~/features/children/custody/schema";
import type { Ctx } from "~/lib/context.server";
import { aPhone, done, nextNumber } from "./sequence";

/** Two years and a half on the test's day: fits an older toddlers' class. */
const bornOn = "2024-05-12";

/** A child with one guardian and papers to follow. */
export async function aChild(
  ctx: Ctx,
  given: Partial<RegisterChildInput> = {},
): Promise<{ childId: string; guardianId: string }> {
  const number = nextNumber();
  const input: RegisterChildInput = {
    name: `孩子${number}`,
    sex: "female",
    bornOn,
    pastIllness: "",
    vaccinationCheckedOn: null,
    note: "",
    idKind: "pending",
    idNumber: "",
    guardianName: `家长${number}`,
    guardianPhone: aPhone(),
    guardianRelation: "mother",
  };
  return done(await registerChild(ctx, { ...input, ...given }));
}

/** One more guardian of a child. */
export async function aGuardian(
  ctx: Ctx,
  childId: string,
  given: Partial<AddGuardianInput> = {},
): Promise<{ guardianId: string; phone: string }> {
  const input: AddGuardianInput = {
    name: `家长${nextNumber()}`,
    phone: aPhone(),
    relation: "father",
    grade: "secondary",
    mayPickUp: true,
  };
  const { guardianId } = done(await addGuardian(ctx, childId, { ...input, ...given }));
  return { guardianId, phone: given.phone ?? input.phone };
}

/** A note for staff about nobody in particular, in force. */
export const aCustodyNote = async (
  ctx: Ctx,
  childId: string,
  given: Partial<RecordCustodyNoteInput> = {},
): Promise<{ noteId: string }> =>
  done(
    await recordCustodyNote(ctx, childId, {
      ...{ text: "法院判决：只由母亲接", guardianId: null, mustNotCollect: false },
      ...{ fromDay: "2026-11-01", untilDay: null, ...given },
    }),
  );

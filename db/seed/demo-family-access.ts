import { recordCustodyNote } from "~/features/children/custody/commands.server";
import { addGuardian } from "~/features/children/family/commands.server";
import { inviteGuardian } from "~/features/children/invitations/commands.server";
import { listGuardians } from "~/features/children/queries.server";
import type { Seeding } from "./demo-people";
import { must } from "./demo-result";

/** Rows of the roster: who waits for their link to be opened, whose grandmother looks on, whose uncle may not come. */
const invited = [3, 8];
const lookedAfter = { no: 5, name: "赵秀英", phone: "19900003011" };
const guarded = { no: 12, name: "周永强", phone: "19900003012" };

/** Invitations that are open, a member of the family, and one note about custody, as the office would enter them. */
export async function seedFamilyAccess({ next, childIds }: Seeding): Promise<void> {
  const childOf = (no: number) => childIds.get(no) ?? "";
  for (const no of invited) {
    const [first] = await listGuardians(next(), childOf(no));
    must(await inviteGuardian(next(), { guardianId: first?.id ?? "" }), `invitation ${no}`);
  }
  const { guardianId: grandmotherId } = must(
    await addGuardian(next(), childOf(lookedAfter.no), {
      ...{ name: lookedAfter.name, phone: lookedAfter.phone },
      ...{ relation: "maternalGrandmother", grade: "family", mayPickUp: true },
    }),
    lookedAfter.name,
  );
  must(await inviteGuardian(next(), { guardianId: grandmotherId }), lookedAfter.name);
  const { guardianId } = must(
    await addGuardian(next(), childOf(guarded.no), {
      ...{ name: guarded.name, phone: guarded.phone },
      ...{ relation: "otherRelative", grade: "emergencyOnly", mayPickUp: true },
    }),
    guarded.name,
  );
  must(
    await recordCustodyNote(next(), childOf(guarded.no), {
      text: "妈妈书面说明：舅舅不再接孩子。他来时请不要交接，马上打妈妈电话。",
      ...{ guardianId, mustNotCollect: true, fromDay: "2026-10-12", untilDay: null },
    }),
    guarded.name,
  );
}

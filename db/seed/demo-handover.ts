import { listOwnChildIds } from "~/access/require.server";
import { approvePickUp } from "~/features/attendance/approvals/commands.server";
import { makeCards } from "~/features/attendance/cards/commands.server";
import { recordEvents } from "~/features/attendance/log/commands.server";
import { listClassEntries } from "~/features/attendance/log/queries.server";
import { setPickUpPhoto } from "~/features/children/family/commands.server";
import { findChild, listGuardians, listPickUpPersons } from "~/features/children/queries.server";
import { addDays } from "~/lib/dates";
import { instantOf } from "~/lib/clock";
import { newId } from "~/lib/id";
import { pickUpGrandparent, twoChildGuardian } from "./demo-accounts";
import { demoDay } from "./demo-centre";
import type { Seeding } from "./demo-people";
import { must } from "./demo-result";
import { drawFace, renderFace, type FaceInput } from "./faces";

const moment = (day: string, time: string) => instantOf(`${day}T${time}:00+08:00`);

async function aPhotoOf(face: FaceInput) {
  const bytes = Buffer.from(await renderFace(drawFace(face), 320));
  return { field: "photo", name: `${face.seed}.webp`, mime: "image/webp", bytes };
}

/** Cards and the grandfather's photo for the family of two, and a colleague of the mother's who collects today. */
export async function seedHandOvers(seeding: Seeding): Promise<void> {
  const { at, users } = seeding;
  const { name, phone } = twoChildGuardian;
  const family = { userId: users.get(phone) ?? "", name, role: "guardian" } as const;
  const office = at(moment("2026-11-03", "15:20"));
  const own = await listOwnChildIds(at(office.now, family));
  const face = { seed: pickUpGrandparent.name, sex: "male", colour: 5, age: "elder" } as const;
  for (const childId of own) {
    const people = await listPickUpPersons(office, childId);
    for (const { id } of people) {
      const photo = await aPhotoOf(face);
      must(await setPickUpPhoto(office, childId, { pickUpPersonId: id, photo }), "photo");
    }
    const [guardian] = await listGuardians(office, childId);
    const named = people.map(({ id }) => `pickUp ${id}`);
    must(
      await makeCards(office, childId, { person: [`guardian ${guardian?.id}`, ...named] }),
      name,
    );
  }
  await approveColleague(seeding, family);
  await correctCollector(seeding);
}

async function approveColleague(
  { at }: Seeding,
  family: { userId: string; name: string; role: "guardian" },
): Promise<void> {
  const ctx = at(moment(demoDay, "08:34"), family);
  const children = [];
  for (const id of await listOwnChildIds(ctx)) children.push(await findChild(ctx, id));
  const youngest = children.sort((a, b) => (a.bornOn < b.bornOn ? 1 : -1))[0]?.id;
  const infant = (await listOwnChildIds(ctx)).find((id) => id === youngest);
  if (!infant) throw new Error("The demo's family has no child");
  const photo = await aPhotoOf({ seed: "周敏", sex: "female", colour: 2, age: "adult" });
  const asked = { name: "周敏", phone: "19900004021", relation: "妈妈的同事", onDay: demoDay };
  must(await approvePickUp(ctx, infant, asked, photo), asked.name);
}

/** Yesterday somebody came whom the teacher wrote down afterwards: the office still has to look. */
async function correctCollector({ at, classIds }: Seeding): Promise<void> {
  const day = addDays(demoDay, -1);
  const classId = classIds.get("托小班") ?? "";
  const ctx = at(moment(day, "17:50"));
  const stay = (await listClassEntries(ctx, { classId, day })).findLast(
    (one) => one.kind === "stay" && one.endsAt !== null,
  );
  if (!stay?.endsAt) throw new Error("Nobody of the demo went home yesterday");
  const event = {
    ...{ id: newId(ctx.now), childId: stay.childId, kind: "departure", supersedesId: stay.id },
    ...{ at: stay.endsAt.toISOString(), chosen: true },
    payload: { collectedBy: { name: "孙国平", relation: "otherRelative" } },
  };
  const batch = { batchId: newId(ctx.now), classId, events: [event] };
  must(await recordEvents(ctx, batch), "hand-over");
}

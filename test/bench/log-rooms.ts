import { createHash, randomBytes } from "node:crypto";
import postgres from "postgres";
import { user } from "~db/schema/accounts";
import { foundCentre, openClass } from "~/features/centres/commands.server";
import { registerChild } from "~/features/children/commands.server";
import { makeContext, type CentreId, type Ctx } from "~/lib/context.server";
import { realNow } from "~/lib/clock";
import { appDatabase, connectDatabase, disconnectDatabase } from "~/lib/db.server";
import { newId } from "~/lib/id";
import type { Result } from "~/lib/result";

export type Room = { classId: string; deviceId: string; token: string; children: string[] };

const tablets = 20;
const pupils = 15;

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

/** Twenty classes of fifteen children who are here, each with a paired tablet. */
export async function fillRooms(url: string): Promise<{ centreId: string; rooms: Room[] }> {
  connectDatabase(url);
  const now = realNow();
  const ctx: Ctx = makeContext(appDatabase(), {
    actor: { kind: "user", id: newId(now), name: "bench", role: "director", roles: ["director"] },
    centreId: newId(now) as CentreId, // reason: the scratch database's only centre
    ...{ timeZone: "UTC", now, locale: "zh-CN" },
  });
  const person = { id: ctx.actor.id, name: "bench", phone: "13800000000", passwordHash: "x" };
  await appDatabase().insert(user).values({ ...person, createdAt: now, updatedAt: now }); // prettier-ignore
  const centre = { name: "bench", shortName: "bench", licensedPlaces: 400, timeZone: "UTC" };
  must(await foundCentre(ctx, centre));
  const owner = postgres(url, { max: 1, onnotice: () => undefined });
  const rooms: Room[] = [];
  for (let at = 0; at < tablets; at += 1) rooms.push(await aRoom(ctx, owner, at));
  await owner`create table day_entry_kept as select * from day_entry`;
  await owner`create table log_event_kept as select * from log_event`;
  await owner`analyze`;
  await owner.end();
  await disconnectDatabase();
  return { centreId: ctx.centreId, rooms };
}

async function aRoom(ctx: Ctx, owner: postgres.Sql, at: number): Promise<Room> {
  const type = "olderToddler" as const;
  const { classId } = must(await openClass(ctx, { name: `班${at}`, type, places: pupils }));
  const children: string[] = [];
  for (let one = 0; one < pupils; one += 1) {
    const number = String(at * 100 + one).padStart(8, "0");
    const born = new Date(ctx.now.getTime() - 2.5 * 365 * 86_400_000).toISOString().slice(0, 10);
    const registered = await registerChild(ctx, {
      ...{ name: `孩子${number}`, sex: "female", bornOn: born, note: "", pastIllness: "" },
      ...{ idKind: "pending", idNumber: "", vaccinationCheckedOn: null },
      ...{ guardianName: `家长${number}`, guardianPhone: `139${number}` },
      guardianRelation: "mother",
    });
    children.push(must(registered).childId);
  }
  const { centreId } = ctx;
  const [deviceId, token] = [newId(ctx.now), randomBytes(24).toString("base64url")];
  const hash = createHash("sha256").update(token).digest("hex");
  // straight into the tables, as their owner: a morning that no command would make in a minute
  await owner`insert into device ${owner({
    ...{ id: deviceId, centre_id: centreId, class_id: classId, name: `平板${at}` },
    ...{ token_hash: hash, created_at: ctx.now, paired_at: ctx.now, created_by: ctx.actor.id },
  })}`;
  const today = ctx.now.toISOString().slice(0, 10);
  await owner`insert into enrolment ${owner(
    children.map((childId) => ({
      ...{ centre_id: centreId, id: newId(ctx.now), child_id: childId, class_id: classId },
      ...{ pattern: 1023, starts_on: "2026-01-01", ends_on: null, end_reason: "" },
      ...{ created_at: ctx.now, updated_at: ctx.now },
    })),
  )}`;
  const batch = newId(ctx.now);
  const stays = children.map((childId) => ({ childId, id: newId(ctx.now) }));
  await owner`insert into log_event ${owner(
    stays.map(({ childId, id }) => ({
      ...{ centre_id: centreId, id, child_id: childId, class_id: classId, kind: "arrival" },
      ...{ payload_version: 2, payload: owner.json({}), occurred_at: ctx.now, device_at: ctx.now },
      ...{ received_at: ctx.now, day: today, actor_kind: "user", batch_id: batch },
      ...{ interval_id: id, revision: 1 },
    })),
  )}`;
  await owner`insert into day_entry ${owner(
    stays.map(({ childId, id }) => ({
      ...{ centre_id: centreId, id, child_id: childId, class_id: classId, day: today },
      ...{ kind: "stay", payload_version: 2, payload: owner.json({}), starts_at: ctx.now },
      ...{ batch_id: batch, received_at: ctx.now },
    })),
  )}`;
  return { classId, deviceId, token, children };
}

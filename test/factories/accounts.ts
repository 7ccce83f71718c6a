import type { Role } from "~db/enums";
import { startSession } from "~/access/session.server";
import type { Ctx } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { ownerSql, testNow } from "../database";
import { aPhone, nextNumber } from "./sequence";

type Account = { name?: string; phone?: string; centreId?: string; role?: Role };

/** An account without a password, with a role where `centreId` is given. */
export async function anAccount(given: Account = {}): Promise<{ userId: string; phone: string }> {
  const { name = `用户${nextNumber()}`, phone = aPhone(), centreId, role = "office" } = given;
  const sql = ownerSql();
  const userId = newId(testNow);
  await sql`insert into "user" (id, name, phone, created_at, updated_at)
    values (${userId}, ${name}, ${phone}, ${testNow}, ${testNow})`;
  if (centreId) {
    await sql`insert into membership (user_id, centre_id, role, created_at)
      values (${userId}, ${centreId}, ${role}, ${testNow})`;
  }
  return { userId, phone };
}

type SignedIn = { userId: string; role: Role; path?: string; post?: Record<string, string> };

/** The request of somebody who is signed in to this centre with this role; with `post` a form. */
export async function aRequest(ctx: Ctx, given: SignedIn): Promise<Request> {
  const { userId, role, path = "/", post } = given;
  const start = { centreId: ctx.centreId, role, device: "", address: "" };
  const cookie = (await startSession(userId, start)).split(";")[0] ?? "";
  return new Request(`http://localhost${path}`, {
    headers: { cookie },
    ...(post && { method: "POST", body: new URLSearchParams(post) }),
  });
}

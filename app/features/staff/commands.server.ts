import { and, eq, inArray } from "drizzle-orm";
import { posts, type Post } from "~db/enums";
import { membership, user } from "~db/schema/accounts";
import { staffClass, staffMember, staffPost } from "~db/schema/staff";
import { attachFile } from "~/features/files/commands.server";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { notFound } from "~/lib/errors";
import { newId } from "~/lib/id";
import { announce } from "~/lib/outbox.server";
import { pinyinOf } from "~/lib/pinyin.server";
import { done, ok, refuse, type Refusal, type Result } from "~/lib/result";
import { refuseStale, versionOf, type MaybeVersioned } from "~/lib/stale";
import { isClassroomPost, staffRoles } from "./rules";
import type { ChangeStaffInput, EndEmploymentInput, HireStaffInput } from "./schema";

const capability = "staff.member.change";

const phoneTaken = { "23505": refuse("phone_taken", "phone") } satisfies Record<string, Refusal>;

const own = (ctx: Ctx, staffId: string) =>
  and(eq(staffMember.centreId, ctx.centreId), eq(staffMember.id, staffId));

/** The person's row, held until the command is over; another centre's is not found. */
export async function holdStaff(tx: Transaction, ctx: Ctx, staffId: string) {
  const [held] = await tx
    .select({
      phone: staffMember.phone,
      userId: staffMember.userId,
      hiredOn: staffMember.hiredOn,
      leftOn: staffMember.leftOn,
      faceFileId: staffMember.faceFileId,
      updatedAt: staffMember.updatedAt,
      shown: { name: staffMember.name, sex: staffMember.sex, hiredOn: staffMember.hiredOn },
    })
    .from(staffMember)
    .where(own(ctx, staffId))
    .for("update");
  if (!held) throw notFound("staff member");
  return held;
}

export const hireStaff = (ctx: Ctx, input: HireStaffInput): Promise<Result<{ staffId: string }>> =>
  command(
    ctx,
    async (tx) => {
      const staffId = newId(ctx.now);
      const { full, initials } = pinyinOf(input.name);
      await tx.insert(staffMember).values({
        ...{ centreId: ctx.centreId, id: staffId, pinyin: full, initials },
        ...{ name: input.name, sex: input.sex, phone: input.phone, hiredOn: input.hiredOn },
        ...{ createdAt: ctx.now, updatedAt: ctx.now },
      });
      await insertPosts(tx, ctx, staffId, input.posts);
      await writeAudit(ctx, { capability, after: { staffId } });
      return ok({ staffId });
    },
    phoneTaken,
  );

const insertPosts = (tx: Transaction, ctx: Ctx, staffId: string, posts: readonly Post[]) =>
  tx
    .insert(staffPost)
    .values(posts.map((post) => ({ centreId: ctx.centreId, staffId, post, createdAt: ctx.now })));

/** In the order of the form's boxes. */
async function listPosts(tx: Transaction, ctx: Ctx, staffId: string): Promise<Post[]> {
  const rows = await tx
    .select({ post: staffPost.post })
    .from(staffPost)
    .where(and(eq(staffPost.centreId, ctx.centreId), eq(staffPost.staffId, staffId)));
  return posts.filter((post) => rows.some((row) => row.post === post));
}

/** Who no longer has a post in a classroom leaves the classes too. */
export const changeStaff = (
  ctx: Ctx,
  staffId: string,
  input: MaybeVersioned<ChangeStaffInput>,
): Promise<Result> =>
  command(
    ctx,
    async (tx) => {
      const held = await holdStaff(tx, ctx, staffId);
      const stale = refuseStale(input.version, versionOf(held.updatedAt), {
        ...{ ...held.shown, posts: await listPosts(tx, ctx, staffId) },
      });
      if (stale) return stale;
      if (held.leftOn && held.leftOn < input.hiredOn) return refuse("left_before_hired", "hiredOn");
      const { full, initials } = pinyinOf(input.name);
      await tx
        .update(staffMember)
        .set({
          ...{ name: input.name, pinyin: full, initials, sex: input.sex },
          ...{ phone: input.phone || held.phone, hiredOn: input.hiredOn, updatedAt: ctx.now },
        })
        .where(own(ctx, staffId));
      await tx
        .delete(staffPost)
        .where(and(eq(staffPost.centreId, ctx.centreId), eq(staffPost.staffId, staffId)));
      await insertPosts(tx, ctx, staffId, input.posts);
      if (!input.posts.some(isClassroomPost)) {
        await tx
          .delete(staffClass)
          .where(and(eq(staffClass.centreId, ctx.centreId), eq(staffClass.staffId, staffId)));
      }
      await writeAudit(ctx, { capability, after: { staffId, posts: input.posts.join(" ") } });
      return done;
    },
    phoneTaken,
  );

/** Ties a person to the account with the same phone, so that "my class" means something when signed in. */
export const linkStaffAccount = (ctx: Ctx, staffId: string, userId: string): Promise<Result> =>
  command(
    ctx,
    async (tx) => {
      const held = await holdStaff(tx, ctx, staffId);
      const [account] = await tx
        .select({ phone: user.phone })
        .from(user)
        .where(eq(user.id, userId));
      if (!account) return refuse("not_found");
      if (account.phone !== held.phone) return refuse("phone_of_other_person", "phone");
      await tx.update(staffMember).set({ userId, updatedAt: ctx.now }).where(own(ctx, staffId));
      await writeAudit(ctx, { capability, after: { staffId, userId } });
      return done;
    },
    { "23505": refuse("staff_account_taken") },
  );

/**
 * Ends the employment with `leftOn` as the last day. Roles that came with the work end with that day
 * (`closeLeavers` sees to a day still to come); those of a guardian stay. The last director stays.
 */
export const endEmployment = (
  ctx: Ctx,
  staffId: string,
  input: EndEmploymentInput,
): Promise<Result> =>
  command(ctx, async (tx) => {
    const held = await holdStaff(tx, ctx, staffId);
    if (input.leftOn < held.hiredOn) {
      return refuse("left_before_hired", "leftOn", { hiredOn: held.hiredOn });
    }
    if (held.userId && (await isLastDirector(tx, ctx, held.userId))) return refuse("last_director");
    await tx
      .update(staffMember)
      .set({ leftOn: input.leftOn, updatedAt: ctx.now })
      .where(own(ctx, staffId));
    if (held.userId && input.leftOn < dayOf(ctx.now, ctx.timeZone)) {
      await endStaffRoles(tx, ctx, [held.userId]);
    }
    await writeAudit(ctx, { capability, before: { staffId }, after: { leftOn: input.leftOn } });
    await announce(ctx, "staff.left", { staffId });
    return done;
  });

async function isLastDirector(tx: Transaction, ctx: Ctx, userId: string): Promise<boolean> {
  const directors = await tx
    .select({ userId: membership.userId })
    .from(membership)
    .where(and(eq(membership.centreId, ctx.centreId), eq(membership.role, "director")))
    .for("update");
  return directors.length === 1 && directors[0]?.userId === userId;
}

/** Takes the roles of the work from accounts; what they are as a family stays. */
export const endStaffRoles = (tx: Transaction, ctx: Ctx, userIds: readonly string[]) =>
  tx
    .delete(membership)
    .where(
      and(
        eq(membership.centreId, ctx.centreId),
        inArray(membership.userId, [...userIds]),
        inArray(membership.role, [...staffRoles]),
      ),
    )
    .returning({ userId: membership.userId });

/** Gives the person a picture; the file must be this centre's own. */
export const setStaffFace = (ctx: Ctx, staffId: string, fileId: string): Promise<Result> =>
  command(ctx, async (tx) => {
    const held = await holdStaff(tx, ctx, staffId);
    const replaces = held.faceFileId;
    const attached = await attachFile(ctx, { fileId, purpose: "face", replaces });
    if (!attached.ok) return attached;
    await tx
      .update(staffMember)
      .set({ faceFileId: fileId, updatedAt: ctx.now })
      .where(and(eq(staffMember.centreId, ctx.centreId), eq(staffMember.id, staffId)));
    await writeAudit(ctx, { capability: "files.face.change", after: { staffId, fileId } });
    return done;
  });

import { and, eq } from "drizzle-orm";
import { message, messagePhoto } from "~db/schema/messages";
import { familyRoles, may, seeingGrades } from "~/access/policy";
import { childrenOfGuardian, classesOfChild, classScope } from "~/access/reach.server";
import { inscribe } from "~/features/files/photos/queries.server";
import { getFilePurpose, getFileVariant } from "~/features/files/queries.server";
import type { FileVariantInput } from "~/features/files/schema";
import type { Ctx } from "~/lib/context.server";
import type { Transaction } from "~/lib/db.server";
import { notFound } from "~/lib/errors";
import { isId } from "~/lib/id";

/** A photo of a thread in a size, for those who may read that thread and nobody else. */
export const getMessagePhoto = (ctx: Ctx, input: FileVariantInput) =>
  ctx.tx(async (tx) => {
    await refuseUnseen(tx, ctx, input.fileId);
    return getFileVariant(ctx, input);
  });

/** The same to take along, with its words and hour in it. */
export const getMessagePhotoToKeep = (
  ctx: Ctx,
  input: { fileId: string; caption: string; saidAt: Date },
) =>
  ctx.tx(async (tx) => {
    await refuseUnseen(tx, ctx, input.fileId);
    return inscribe(ctx, input);
  });

async function refuseUnseen(tx: Transaction, ctx: Ctx, fileId: string): Promise<void> {
  const { role } = ctx.actor;
  const isKept = isId(fileId) && (await getFilePurpose(ctx, { fileId })) === "message";
  if (!isKept || !role || !may({ role }, "messages.thread.read")) throw notFound("file");
  const [line] = await tx
    .select({ childId: message.childId })
    .from(messagePhoto)
    .innerJoin(
      message,
      and(eq(message.centreId, messagePhoto.centreId), eq(message.id, messagePhoto.messageId)),
    ) // prettier-ignore
    .where(and(eq(messagePhoto.centreId, ctx.centreId), eq(messagePhoto.fileId, fileId)));
  if (!line) throw notFound("file");
  const { childId } = line;
  const isFamily = familyRoles.some((own) => own === role);
  const subject = {
    role,
    classIds: (await classScope(tx, ctx)) ?? [],
    childIds: isFamily ? await childrenOfGuardian(tx, ctx, seeingGrades) : [],
  };
  const classIds = isFamily ? [] : await classesOfChild(tx, ctx, childId);
  if (!may(subject, "messages.thread.read", { classIds, childId })) throw notFound("file");
}

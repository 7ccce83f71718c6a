import { listDocumentsInForce } from "~/features/centres/documents/queries.server";
import type { Ctx } from "~/lib/context.server";
import { notify } from "../alerts/commands.server";
import { listUnsigned } from "./queries.server";
import { kindOf } from "./schema";

/** On document.published: everyone who signs for a child, once a version; of one that was replaced since nobody hears. */
export const tellDocument = (
  ctx: Ctx,
  { kind, version }: { kind: string; version: string },
): Promise<void> => tell(ctx, { kind, version, text: "document", eventKey: `document:${kind}:${version}` }); // prettier-ignore

/** On document.reminded: those who have not agreed until now. */
export const tellDocumentAgain = (
  ctx: Ctx,
  { kind, version, day }: { kind: string; version: string; day: string },
): Promise<void> => {
  const eventKey = `documentAgain:${kind}:${version}:${day}`;
  return tell(ctx, { kind, version, text: "documentAgain", eventKey });
};

type Told = { kind: string; version: string; text: string; eventKey: string };

const tell = (ctx: Ctx, { kind: asked, version, text, eventKey }: Told): Promise<void> =>
  ctx.tx(async () => {
    const kind = kindOf(asked);
    const inForce = (await listDocumentsInForce(ctx)).find((one) => one.kind === kind);
    if (!kind || String(inForce?.version) !== version) return;
    const userIds = await listUnsigned(ctx, { kind });
    const news = { category: "notice", path: `/family/documents/${kind}` } as const;
    await notify(ctx, { ...news, text: `${text}.${kind}`, eventKey, userIds });
  });

import * as channels from "~/features/families/channels/queries.server";
import * as families from "~/features/families/queries.server";
import * as shown from "~/features/families/shown/queries.server";
import * as alerts from "~/features/families/alerts/queries.server";
import * as digest from "~/features/families/digest/queries.server";
import * as groupCard from "~/features/families/group-card/queries.server";
import * as hooks from "~/features/families/hooks/queries.server";
import * as familyHome from "~/features/families/home/queries.server";
import * as messages from "~/features/messages/queries.server";
import * as notices from "~/features/messages/notices/queries.server";
import { listNoticesInput } from "~/features/messages/notices/schema";
import * as ownNotices from "~/features/messages/own-notices/queries.server";
import * as threadPhotos from "~/features/messages/photos/queries.server";
import { listThreadsInput } from "~/features/messages/schema";
import type { Ctx } from "~/lib/context.server";
import { atHome, own, type FullCentre, type QueryCase } from "./reports";

const day = "2026-11-12";

/** The same family's guardian, in whichever centre is asked. */
const asReader = (ctx: Ctx, { reader }: FullCentre): Ctx => ({ ...ctx, actor: reader.actor });
const ownIds = (of: FullCentre) => ({ childIds: [own(of)] });

/** One call of every query of what families and the centre tell each other, with the ids of `of`. */
export const familyQueries: Record<string, Record<string, QueryCase>> = {
  "messages/queries": {
    getThread: (ctx, of) => messages.getThread(ctx, { childId: of.childId }),
    getOwnThread: (ctx, of) => messages.getOwnThread(ctx, own(of)),
    listThreads: (ctx, of) =>
      messages.listThreads(ctx, { ...listThreadsInput.parse({}), classIds: [of.classId] }),
    countUnread: (ctx, of) => messages.countUnread(ctx, { classIds: [of.classId] }),
  },
  "families/home/queries": {
    getOwnHomeNote: (ctx, of) => familyHome.getOwnHomeNote(ctx, own(of)),
    listSaidToday: (ctx, of) => familyHome.listSaidToday(ctx, { classId: of.classId }),
  },
  "families/shown/queries": {
    getShown: (ctx, of) => shown.getShown(ctx, { own: [own(of)], day }),
  },
  "messages/photos/queries": {
    getMessagePhoto: (ctx, of) =>
      threadPhotos.getMessagePhoto(ctx, { fileId: of.sentPhotoId, variant: "original" }),
  },
  "messages/notices/queries": {
    findNotice: (ctx, of) => notices.findNotice(ctx, of),
    listNoticeTargets: (ctx) => notices.listNoticeTargets(ctx),
    listNotices: (ctx) => notices.listNotices(ctx, listNoticesInput.parse({})),
    getNotice: (ctx, of) => notices.getNotice(ctx, of),
    exportNotice: (ctx, of) => notices.exportNotice(ctx, of),
    listNoticeRecipients: (ctx, of) => notices.listNoticeRecipients(ctx, of),
  },
  "messages/own-notices/queries": {
    listOwnNotices: (ctx, of) => ownNotices.listOwnNotices(asReader(ctx, of), ownIds(of)),
    getOwnNotice: (ctx, of) =>
      ownNotices.getOwnNotice(asReader(ctx, of), { ...ownIds(of), noticeId: of.noticeId }),
    listOpenNotices: (ctx, of) => ownNotices.listOpenNotices(asReader(ctx, of), ownIds(of)),
    countUnreadNotices: (ctx, of) => ownNotices.countUnreadNotices(asReader(ctx, of), ownIds(of)),
  },
  "families/queries": {
    getOwnDay: (ctx, of) => families.getOwnDay(ctx, own(of), { day }),
    proposeAbsence: (ctx, of) => families.proposeAbsence(ctx, own(of)),
    listComingAbsences: (ctx, of) => families.listComingAbsences(ctx, own(of)),
    listDishNames: (ctx, of) => families.listDishNames(ctx, { ids: [of.dishId] }),
    listOwnTodos: (ctx, of) => families.listOwnTodos(ctx, own(of)),
    getOwnPhotos: (ctx, of) => families.getOwnPhotos(ctx, own(of), { day: "2026-11-11" }),
    takeOwnPhoto: (ctx, of) => families.takeOwnPhoto(ctx, own(of), { fileId: of.photoId }),
    listTodos: (ctx, of) => families.listTodos(ctx, { childId: of.childId }),
  },
  "families/alerts/queries": {
    listOwnAlerts: (ctx, of) => alerts.listOwnAlerts(atHome(ctx, of), { own: [own(of)] }),
    countOwnAlerts: (ctx, of) => alerts.countOwnAlerts(atHome(ctx, of), { own: [own(of)] }),
  },
  "families/channels/queries": {
    getAlertSettings: async (ctx, of) =>
      (await channels.getAlertSettings(atHome(ctx, of))).channels,
  },
  "families/digest/queries": {
    getDayReport: (ctx, of) => digest.getDayReport(ctx, own(of), { day }),
  },
  "families/group-card/queries": {
    getGroupCard: (ctx, of) => groupCard.getGroupCard(ctx, { classId: of.classId, url: "/family" }),
  },
  "families/hooks/queries": { getHook: (ctx) => hooks.getHook(ctx) },
};

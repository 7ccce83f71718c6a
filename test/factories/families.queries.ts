import { PassThrough } from "node:stream";
import * as archive from "~/features/families/archive/queries.server";
import * as contents from "~/features/families/contents/queries.server";
import * as reads from "~/features/families/reads/queries.server";
import * as records from "~/features/families/records/queries.server";
import * as familyCalendar from "~/features/families/calendar/queries.server";
import * as feeds from "~/features/families/feeds/queries.server";
import * as activities from "~/features/messages/activities/queries.server";
import { listActivitiesInput } from "~/features/messages/activities/schema";
import * as ownActivities from "~/features/messages/own-activities/queries.server";
import * as signUps from "~/features/messages/sign-ups/queries.server";
import * as channels from "~/features/families/channels/queries.server";
import * as corrections from "~/features/families/corrections/queries.server";
import * as familyDocuments from "~/features/families/documents/queries.server";
import * as ownDocuments from "~/features/families/own-documents/queries.server";
import * as families from "~/features/families/queries.server";
import * as unread from "~/features/messages/unread/queries.server";
import * as todos from "~/features/families/todos/queries.server";
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
import { testNow } from "../database";
import { atHome, own, type FullCentre, type QueryCase } from "./reports";

const day = "2026-11-12";
export const words = { caption: "画秋天", saidAt: testNow };

/** The same family's guardian, in whichever centre is asked. */
const asReader = (ctx: Ctx, { reader }: FullCentre): Ctx => ({ ...ctx, actor: reader.actor });
const ownIds = (of: FullCentre) => ({ childIds: [own(of)] });

const ownOf = (of: FullCentre) => ({ own: [own(of)], signed: [own(of)], chosen: own(of) });
const handbook = { kind: "handbook", class: undefined, show: undefined } as const;

/** An archive is for whoever asked for it. */
const by = (ctx: Ctx, of: FullCentre): Ctx => ({ ...ctx, actor: of.ctx.actor });

/** One call of every query of what families and the centre tell each other, with the ids of `of`. */
export const familyQueries: Record<string, Record<string, QueryCase>> = {
  "messages/queries": {
    getThread: (ctx, of) => messages.getThread(ctx, { childId: of.childId }),
    getOwnThread: (ctx, of) => messages.getOwnThread(ctx, own(of)),
    listThreads: (ctx, of) =>
      messages.listThreads(ctx, { ...listThreadsInput.parse({}), classIds: [of.classId] }),
  },
  "families/home/queries": {
    getOwnHomeNote: (ctx, of) => familyHome.getOwnHomeNote(ctx, own(of)),
    listOwnHomeNotes: (ctx, of) => familyHome.listOwnHomeNotes(ctx, own(of)),
    listSaidToday: (ctx, of) => familyHome.listSaidToday(ctx, { classId: of.classId }),
  },
  "messages/unread/queries": {
    countUnreadOfFamilies: (ctx, of) =>
      unread.countUnreadOfFamilies(ctx, { childIds: [of.childId] }),
    countUnread: (ctx, of) => unread.countUnread(ctx, { classIds: [of.classId] }),
  },
  "families/todos/queries": {
    listOwnTodos: (ctx, of) => todos.listOwnTodos(ctx, own(of)),
    listTodos: (ctx, of) => todos.listTodos(ctx, { childId: of.childId }),
  },
  "families/shown/queries": {
    getShown: (ctx, of) => shown.getShown(asReader(ctx, of), { day }),
    getShownDay: async (ctx, of) => {
      const reader = asReader(ctx, of);
      const held = await shown.getShown(reader, { day });
      return shown.getShownDay(reader, own(of), { shown: held, day });
    },
    whileShown: async (ctx, of) => {
      const reader = asReader(ctx, of);
      const held = await shown.getShown(reader, { day });
      const read = () => todos.listOwnTodos(reader, own(of));
      return shown.whileShown(reader, { shown: held, about: "to-dos" }, read);
    },
  },
  "messages/photos/queries": {
    getMessagePhotoToKeep: (ctx, of) =>
      threadPhotos.getMessagePhotoToKeep(ctx, { fileId: of.sentPhotoId, ...words }),
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
  "messages/activities/queries": {
    findActivity: (ctx, of) => activities.findActivity(ctx, of),
    listActivities: (ctx) => activities.listActivities(ctx, listActivitiesInput.parse({})),
    getActivity: (ctx, of) => activities.getActivity(ctx, of),
    exportActivity: (ctx, of) => activities.exportActivity(ctx, of),
  },
  "messages/sign-ups/queries": {
    listLines: (ctx, of) => ctx.tx((tx) => signUps.listLines(tx, ctx, [of.activityId])),
  },
  "messages/own-activities/queries": {
    listOwnActivities: (ctx, of) =>
      ownActivities.listOwnActivities(ctx, { ...ownIds(of), from: day }),
    getOwnActivity: (ctx, of) =>
      ownActivities.getOwnActivity(ctx, { ...ownIds(of), activityId: of.activityId }),
  },
  "families/calendar/queries": {
    listPlans: (ctx, of) =>
      familyCalendar.listPlans(ctx, { ...ownIds(of), from: day, through: "2027-10-31" }),
    getFamilyMonth: (ctx, of) =>
      familyCalendar.getFamilyMonth(ctx, { ...ownIds(of), month: "2026-11" }),
  },
  "families/feeds/queries": {
    getFeed: (ctx, of) => feeds.getFeed(asReader(ctx, of)),
    getFeedPlans: (ctx, of) => feeds.getFeedPlans(ctx, ownIds(of)),
  },
  "families/archive/queries": {
    getOwnArchive: (ctx, of) => archive.getOwnArchive(by(ctx, of), own(of)),
    openOwnArchive: (ctx, of) => archive.openOwnArchive(by(ctx, of), own(of)),
  },
  "families/reads/queries": {
    listReads: (ctx, of) => reads.listReads(ctx, own(of), { kind: null, day: null }),
  },
  "families/records/queries": {
    listRecords: (ctx, of) => records.listRecords(ctx, own(of)),
  },
  "families/contents/queries": {
    writeContents: (ctx, of) =>
      contents.writeContents(ctx, own(of), {
        ...{ into: new PassThrough().resume(), signal: AbortSignal.any([]) },
        onPhoto: () => undefined,
      }),
  },
  "families/documents/queries": {
    listAcceptances: (ctx, of) => familyDocuments.listAcceptances(ctx, { childIds: [of.childId] }),
    listWithPlace: (ctx, of) => familyDocuments.listWithPlace(ctx, [of.childId]),
    listDocumentStandings: async (ctx) =>
      (await familyDocuments.listDocumentStandings(ctx)).map(({ kind, isAsked }) => [
        kind,
        isAsked,
      ]),
    getDocumentStanding: (ctx) => familyDocuments.getDocumentStanding(ctx, handbook),
    exportDocumentStanding: (ctx) => familyDocuments.exportDocumentStanding(ctx, handbook),
    listUnsigned: (ctx) => familyDocuments.listUnsigned(ctx, { kind: "agreement" }),
  },
  "families/corrections/queries": {
    listOwnCorrections: (ctx, of) => corrections.listOwnCorrections(asReader(ctx, of), own(of)),
    countCorrections: (ctx) => corrections.countCorrections(ctx),
    listCorrections: (ctx) => corrections.listCorrections(ctx, { show: "open", page: 1 }),
    exportCorrections: (ctx) => corrections.exportCorrections(ctx, { show: "open" }),
    getCorrection: (ctx, of) => corrections.getCorrection(ctx, of),
  },
  "families/own-documents/queries": {
    listOwnDocuments: (ctx, of) => ownDocuments.listOwnDocuments(asReader(ctx, of), ownOf(of)),
    listOpenDocuments: (ctx, of) =>
      ownDocuments.listOpenDocuments(asReader(ctx, of), { childId: own(of), signs: true }),
    getOwnDocument: (ctx, of) =>
      ownDocuments.getOwnDocument(asReader(ctx, of), {
        ...{ ...ownOf(of), kind: "handbook", version: 1, lang: undefined },
      }),
    valuesOf: (ctx, of) =>
      ownDocuments.valuesOf(asReader(ctx, of), {
        ...{ kind: "agreement", childId: own(of), lang: "zh-CN" },
      }),
  },
  "families/queries": {
    getOwnDay: (ctx, of) => families.getOwnDay(ctx, own(of), { day }),
    proposeAbsence: (ctx, of) => families.proposeAbsence(ctx, own(of)),
    listComingAbsences: (ctx, of) => families.listComingAbsences(ctx, own(of)),
    listDishNames: (ctx, of) => families.listDishNames(ctx, { ids: [of.dishId] }),
    getOwnPhotos: (ctx, of) => families.getOwnPhotos(ctx, own(of), { day: "2026-11-11" }),
    takeOwnPhoto: (ctx, of) => families.takeOwnPhoto(ctx, own(of), { fileId: of.photoId }),
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

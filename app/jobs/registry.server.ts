import { sendEmailCode } from "~/features/accounts/email/jobs.server";
import { removeExpiredSessions } from "~/features/accounts/jobs.server";
import { closeForgotten, closingHour } from "~/features/attendance/closing/jobs.server";
import { closeDuty } from "~/features/attendance/duty/jobs.server";
import { eraseApplications } from "~/features/enrolment/applications/jobs.server";
import { erasePreviews } from "~/features/enrolment/import/jobs.server";
import { expire, offerNext } from "~/features/enrolment/offers/jobs.server";
import {
  tellCancelled,
  tellFinding,
  tellMessage,
  tellMoved,
  tellNotice,
  tellPickUp,
  tellPlaceGiven,
  tellReminder,
  tellTodo,
} from "~/features/families/alerts/jobs.server";
import { eraseArchives, makeArchive } from "~/features/families/archive/jobs.server";
import { deliverAlert } from "~/features/families/channels/jobs.server";
import { tellCorrection } from "~/features/families/corrections/jobs.server";
import { tellDocument, tellDocumentAgain } from "~/features/families/documents/jobs.server";
import { eveningAt, sendDigest, sendEvening } from "~/features/families/digest/jobs.server";
import { makeVariants, removeUnattached } from "~/features/files/jobs.server";
import { fillMenu } from "~/features/meals/fillings/jobs.server";
import { giveDishLibrary } from "~/features/meals/jobs.server";
import { publishDue } from "~/features/messages/notices/jobs.server";
import { closeLeavers } from "~/features/staff/jobs.server";
import type { Ctx } from "~/lib/context.server";
import type { Database } from "~/lib/db.server";
import type { OutboxEvents, OutboxKind } from "~/lib/outbox.server";
import { removeDelivered } from "./housekeeping.server";

/** Runs in the centre that announced, after the announcing command is committed; at least once. */
export type OutboxHandler = {
  name: string;
  kind: OutboxKind;
  /** Waits for another machine: runs outside any transaction, and nobody waits for it. */
  apart?: true;
  run: (ctx: Ctx, payload: Record<string, string>) => Promise<void>;
};

/** Once a day and centre, when the centre's own clock has passed `at`: `HH:MM`, or what it has by its hours. */
export type DailyJob = {
  name: string;
  at: string | ((centre: { closesAt: string }) => string);
  run: (ctx: Ctx) => Promise<void>;
};

/** Once a day for the whole installation, over shared tables, under the worker's role. */
export type SharedDailyJob = { name: string; at: string; run: (db: Database) => Promise<void> };

export type Jobs = {
  handlers: readonly OutboxHandler[];
  daily: readonly DailyJob[];
  shared: readonly SharedDailyJob[];
};

export const on = <K extends OutboxKind>(
  kind: K,
  name: string,
  run: (ctx: Ctx, payload: OutboxEvents[K]) => Promise<void>,
): OutboxHandler => ({
  name,
  kind,
  run: (ctx, payload) => run(ctx, payload as OutboxEvents[K]), // reason: `announce` wrote it as this kind's payload
});

/** One whose work is done by another machine: a push service, a mail server, a gateway. */
const apartOn = <K extends OutboxKind>(
  kind: K,
  name: string,
  run: (ctx: Ctx, payload: OutboxEvents[K]) => Promise<void>,
): OutboxHandler => ({ ...on(kind, name, run), apart: true });

/** Every job of the product. A name is for ever: deliveries and runs are kept under it. */
export const jobs: Jobs = {
  handlers: [
    on("file.stored", "files.makeVariants", makeVariants),
    on("centre.founded", "meals.giveDishLibrary", giveDishLibrary),
    on("meals.fillingAsked", "meals.fillMenu", fillMenu),
    on("notice.scheduled", "messages.publishNotice", publishDue),
    on("families.archiveAsked", "families.makeArchive", makeArchive),
    on("enrolment.offerClosed", "enrolment.offerNext", offerNext),
    on("attendance.wentHome", "families.sendDigest", sendDigest),
    on("attendance.wentHome", "families.tellPickUp", tellPickUp),
    on("attendance.checkFound", "families.tellFinding", tellFinding),
    on("familyTodo.given", "families.tellTodo", tellTodo),
    on("message.sent", "families.tellMessage", tellMessage),
    on("notice.published", "families.tellNotice", tellNotice),
    on("notice.reminded", "families.tellReminder", tellReminder),
    on("activity.placeGiven", "families.tellPlaceGiven", tellPlaceGiven),
    on("activity.moved", "families.tellMoved", tellMoved),
    on("activity.cancelled", "families.tellCancelled", tellCancelled),
    on("correction.settled", "families.tellCorrection", tellCorrection),
    on("document.published", "families.tellDocument", tellDocument),
    on("document.reminded", "families.tellDocumentAgain", tellDocumentAgain),
    apartOn("families.alertDue", "families.deliverAlert", deliverAlert),
    apartOn("account.emailAsked", "accounts.sendEmailCode", sendEmailCode),
  ],
  daily: [
    { name: "enrolment.expireOffers", at: "00:01", run: expire },
    { name: "staff.closeLeavers", at: "00:05", run: closeLeavers },
    { name: "files.removeUnattached", at: "02:30", run: removeUnattached },
    { name: "enrolment.erasePreviews", at: "02:40", run: erasePreviews },
    { name: "enrolment.eraseApplications", at: "02:45", run: eraseApplications },
    { name: "families.sendEvening", at: eveningAt, run: sendEvening },
    { name: "families.eraseArchives", at: "02:50", run: eraseArchives },
    { name: "attendance.closeDays", at: closingHour, run: closeForgotten },
    { name: "attendance.closeDuty", at: "23:30", run: closeDuty },
  ],
  shared: [
    { name: "accounts.removeExpiredSessions", at: "03:00", run: removeExpiredSessions },
    { name: "jobs.removeDelivered", at: "03:10", run: removeDelivered },
  ],
};

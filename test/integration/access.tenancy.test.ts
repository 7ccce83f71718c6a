import { beforeAll, describe, expect, it } from "vitest";
import * as devices from "~/features/accounts/devices/queries.server";
import * as pins from "~/features/accounts/pins/queries.server";
import * as accounts from "~/features/accounts/queries.server";
import * as documents from "~/features/centres/documents/queries.server";
import * as ages from "~/features/centres/ages/queries.server";
import * as calendars from "~/features/centres/calendar/queries.server";
import * as plan from "~/features/centres/plan/queries.server";
import * as centres from "~/features/centres/queries.server";
import * as sessions from "~/features/centres/sessions/queries.server";
import * as care from "~/features/children/care/queries.server";
import * as invitationLinks from "~/features/accounts/invitations/queries.server";
import { listConsentsInput } from "~/features/children/consents/schema";
import * as ledger from "~/features/children/ledger/queries.server";
import * as custody from "~/features/children/custody/queries.server";
import * as invitations from "~/features/children/invitations/queries.server";
import * as consents from "~/features/children/consents/queries.server";
import * as family from "~/features/children/family/queries.server";
import * as gaps from "~/features/children/gaps/queries.server";
import * as children from "~/features/children/queries.server";
import { listChildrenInput } from "~/features/children/schema";
import * as dishPictures from "~/features/files/dishes/queries.server";
import * as faces from "~/features/files/faces/queries.server";
import * as kitchenPictures from "~/features/files/kitchen/queries.server";
import * as photos from "~/features/files/photos/queries.server";
import * as files from "~/features/files/queries.server";
import * as health from "~/features/health/queries.server";
import * as plans from "~/features/learning/plans/queries.server";
import * as learning from "~/features/learning/queries.server";
import { listObservationsInput } from "~/features/learning/schema";
import * as emails from "~/features/accounts/email/queries.server";
import * as audit from "~/features/reports/audit/queries.server";
import { listAuditInput } from "~/features/reports/audit/schema";
import * as home from "~/features/reports/home/queries.server";
import * as house from "~/features/reports/house/queries.server";
import * as reports from "~/features/reports/queries.server";
import * as timeline from "~/features/reports/timeline/queries.server";
import * as rosters from "~/features/rosters/queries.server";
import * as rosterWeeks from "~/features/rosters/weeks/queries.server";
import * as staffAccounts from "~/features/staff/accounts/queries.server";
import * as staffExport from "~/features/staff/export/queries.server";
import * as staffOverview from "~/features/staff/overview/queries.server";
import * as staff from "~/features/staff/queries.server";
import { listStaffInput } from "~/features/staff/schema";
import type { Ctx } from "~/lib/context.server";
import { AppError } from "~/lib/errors";
import { useDatabase } from "../database";
import { aCentre } from "../factories/centres";
import { attendanceQueries } from "../factories/attendance.queries";
import { familyQueries, words } from "../factories/families.queries";
import { enrolmentQueries } from "../factories/enrolment.queries";
import { mealQueries } from "../factories/meals.queries";
import { aFullCentre, type FullCentre, type QueryCase, atTablet, own } from "../factories/reports";

useDatabase();

const day = "2026-11-12";

/** One call of every query of a feature, with the ids of `of`. A new query needs a line here. */
const cases: Record<string, Record<string, QueryCase>> = {
  // first, because asking about a child, even a foreign one, is itself written down
  "reports/audit/queries": {
    listAuditEntries: (ctx, of) =>
      audit.listAuditEntries(ctx, listAuditInput.parse({ child: of.childId })),
    listAuditActors: (ctx) => audit.listAuditActors(ctx),
  },
  "centres/documents/queries": {
    getDocument: (ctx) => documents.getDocument(ctx, { kind: "agreement" }),
    getDocumentVersion: (ctx) =>
      documents.getDocumentVersion(ctx, { kind: "agreement", version: 2 }),
    listDocumentsInForce: (ctx) => documents.listDocumentsInForce(ctx),
    listDocumentVersions: (ctx) => documents.listDocumentVersions(ctx),
  },
  "centres/queries": {
    getCentre: (ctx) => centres.getCentre(ctx),
    listClasses: (ctx) => centres.listClasses(ctx),
    listLicences: (ctx) => centres.listLicences(ctx),
    listClassNames: (ctx) => centres.listClassNames(ctx),
    countPlaces: (ctx) => centres.countPlaces(ctx),
    getClass: (ctx, of) => centres.getClass(ctx, { classId: of.classId }),
  },
  "accounts/queries": {
    listAccounts: (ctx) => accounts.listAccounts(ctx, { q: "" }),
    getAccount: (ctx, of) => accounts.getAccount(ctx, { userId: of.userId }),
    countAccounts: (ctx) => accounts.countAccounts(ctx),
  },
  "accounts/devices/queries": {
    listDevices: (ctx) => devices.listDevices(ctx),
    getDevice: (ctx, of) => devices.getDevice(ctx, { deviceId: of.deviceId }),
  },
  "accounts/pins/queries": {
    getOwnPin: (ctx, of) => pins.getOwnPin({ ...ctx, actor: of.writer.own.actor }),
    getPinOf: (ctx, of) => pins.getPinOf(ctx, { staffId: of.writer.staffId }),
    isUnlocked: (ctx, of) => pins.isUnlocked(atTablet(ctx, of), of.writer.staffId),
    maySeeSensitive: (ctx, of) => pins.maySeeSensitive(atTablet(ctx, of), of.writer.staffId),
  },
  "files/queries": {
    getFilePurpose: (ctx, of) => files.getFilePurpose(ctx, { fileId: of.fileId }),
    getFileVariant: (ctx, of) =>
      files.getFileVariant(ctx, { fileId: of.fileId, variant: "original" }),
  },
  "files/dishes/queries": {
    getDishPicture: (ctx, of) =>
      dishPictures.getDishPicture(ctx, { fileId: of.pictureId, variant: "original" }),
  },
  "files/kitchen/queries": {
    getKitchenPicture: (ctx, of) =>
      kitchenPictures.getKitchenPicture(ctx, {
        ...{ fileId: of.samplePhotoId, variant: "original" },
      }),
  },
  "files/faces/queries": {
    getFace: (ctx, of) => faces.getFace(ctx, { fileId: of.fileId, variant: "original" }),
  },
  "files/photos/queries": {
    getPhoto: (ctx, of) => photos.getPhoto(ctx, { fileId: of.photoId, variant: "original" }),
    getPhotoToKeep: (ctx, of) => photos.getPhotoToKeep(ctx, { fileId: of.photoId, ...words }),
    inscribe: (ctx, of) => photos.inscribe(ctx, { fileId: of.photoId, ...words }),
    listVisiblePhotos: (ctx, of) => photos.listVisiblePhotos(ctx, { fileIds: [of.photoId] }),
  },
  "children/queries": {
    listChildren: (ctx, of) =>
      children.listChildren(ctx, listChildrenInput.parse({ class: of.classId })),
    exportChildren: (ctx) => children.exportChildren(ctx, listChildrenInput.parse({})),
    countChildren: (ctx) => children.countChildren(ctx),
    listGuardians: (ctx, of) => children.listGuardians(ctx, of.childId),
    listPickUpPersons: (ctx, of) => children.listPickUpPersons(ctx, of.childId),
    findChild: (ctx, of) => children.findChild(ctx, of.childId),
    getChild: (ctx, of) => children.getChild(ctx, { childId: of.childId }),
    revealIdentity: (ctx, of) => children.revealIdentity(ctx, { childId: of.childId }),
  },
  "children/care/queries": {
    listCareOfChild: (ctx, of) => care.listCareOfChild(ctx, of.childId),
    listNeeds: (ctx, of) => care.listNeeds(ctx, { classIds: [of.classId], needsOnly: false }),
    listNeedsByDay: async (ctx, of) =>
      Object.fromEntries(await care.listNeedsByDay(ctx, { days: [day], classIds: [of.classId] })),
    listAllergies: (ctx) => care.listAllergies(ctx, { by: "class" }),
    listDiets: (ctx) => care.listDiets(ctx),
    exportNeeds: (ctx) => care.exportNeeds(ctx, { list: "allergies" }),
  },
  "children/consents/queries": {
    listConsents: (ctx, of) => consents.listConsents(ctx, of.childId),
    listConsentAnswers: (ctx, of) => consents.listConsentAnswers(ctx, of.childId),
    exportConsents: (ctx, of) => consents.exportConsents(ctx, { childId: of.childId }),
    listOwnConsents: (ctx, of) => consents.listOwnConsents(ctx, own(of)),
    listConsenting: (ctx, of) =>
      consents.listConsenting(ctx, { kind: "classPhotos", childIds: [of.childId] }),
  },
  "children/ledger/queries": {
    listConsentStandings: (ctx) => ledger.listConsentStandings(ctx, listConsentsInput.parse({})),
    exportConsentStandings: (ctx) =>
      ledger.exportConsentStandings(ctx, listConsentsInput.parse({})),
  },
  "children/custody/queries": {
    listCustodyNotes: (ctx, of) => custody.listCustodyNotes(ctx, { childId: of.childId }),
    isCustodyNoted: (ctx, of) => custody.isCustodyNoted(ctx, { childId: of.childId }),
  },
  "children/invitations/queries": {
    listInvitations: (ctx) => invitations.listInvitations(ctx, { state: undefined }),
    exportInvitations: (ctx) => invitations.exportInvitations(ctx),
    listInvitationsOfChild: (ctx, of) =>
      invitations.listInvitationsOfChild(ctx, { childId: of.childId }),
  },
  "children/family/queries": {
    getOwnChild: (ctx, of) => family.getOwnChild(ctx, own(of)),
    getFamily: (ctx, of) => family.getFamily(ctx, { own: [own(of)], wanted: of.childId }),
    listCollectable: (ctx, of) => family.listCollectable({ ...ctx, actor: of.collects.actor }),
    getContacts: (ctx, of) => family.getContacts(ctx, { childId: of.childId }),
    listCallable: (ctx, of) => family.listCallable(ctx, { childId: of.childId }),
    listTeachers: (ctx, of) => family.listTeachers(ctx, own(of)),
  },
  "children/gaps/queries": {
    listGaps: (ctx) => gaps.listGaps(ctx, {}),
    countGaps: (ctx) => gaps.countGaps(ctx),
  },
  "reports/timeline/queries": {
    getTimeline: (ctx, of) => timeline.getTimeline(ctx, { childId: of.childId, kind: undefined }),
  },
  "staff/queries": {
    listStaff: (ctx, of) => staff.listStaff(ctx, listStaffInput.parse({ class: of.classId })),
    getStaffMember: (ctx, of) => staff.getStaffMember(ctx, { staffId: of.staffId }),
    listExpiringCertificates: (ctx) => staff.listExpiringCertificates(ctx, { withinDays: 60 }),
  },
  "staff/accounts/queries": {
    findLooseAccount: (ctx, of) => staffAccounts.findLooseAccount(ctx, { staffId: of.staffId }),
  },
  "staff/export/queries": {
    exportStaff: (ctx) => staffExport.exportStaff(ctx, listStaffInput.parse({})),
  },
  "staff/overview/queries": { getStaffOverview: (ctx) => staffOverview.getStaffOverview(ctx) },
  ...enrolmentQueries,
  "centres/calendar/queries": {
    getCalendar: async (ctx) => (await calendars.getCalendar(ctx)).own,
    getCalendarYear: (ctx) => calendars.getCalendarYear(ctx, { year: "2027" }),
    getCalendarDay: (ctx) => calendars.getCalendarDay(ctx, { day: "2027-10-01" }),
    listUnknownYears: (ctx) => calendars.listUnknownYears(ctx, { weeks: 12 }),
  },
  "centres/ages/queries": { getAges: (ctx) => ages.getAges(ctx) },
  "centres/sessions/queries": {
    listSessionSettings: (ctx) => sessions.listSessionSettings(ctx),
    getHours: (ctx) => sessions.getHours(ctx, { day }),
    getSessions: (ctx) => sessions.getSessions(ctx, { day }),
    listMealsOfDay: (ctx) => sessions.listMealsOfDay(ctx, { day }),
    getSessionsPage: (ctx) => sessions.getSessionsPage(ctx),
  },
  "rosters/queries": {
    getCoverDays: (ctx) => rosters.getCoverDays(ctx, { days: [day] }),
    getCoverDay: (ctx) => rosters.getCoverDay(ctx, { day }),
    getOnLeave: (ctx) => rosters.getOnLeave(ctx, { day: "2026-11-13" }),
  },
  "rosters/weeks/queries": {
    getRosterWeek: (ctx) => rosterWeeks.getRosterWeek(ctx, { week: day }),
    exportRosterWeek: (ctx) => rosterWeeks.exportRosterWeek(ctx, { week: day }),
  },
  "health/queries": {
    listMeasurements: (ctx, of) => health.listMeasurements(ctx, { childId: of.childId }),
    getGrowth: (ctx, of) => health.getGrowth(ctx, { childId: of.childId }),
    getOwnGrowth: (ctx, of) => health.getOwnGrowth(ctx, own(of)),
  },
  "learning/queries": {
    listObservations: (ctx, of) => learning.listObservations(ctx, { childId: of.childId }),
    listOwnObservations: (ctx, of) => learning.listOwnObservations(ctx, own(of)),
    getMilestones: (ctx, of) => learning.getMilestones(ctx, { childId: of.childId }),
    listLatestObservations: (ctx, of) =>
      learning.listLatestObservations(ctx, {
        ...{ ...listObservationsInput.parse({}), classIds: [of.classId] },
      }),
    exportObservations: (ctx) => learning.exportObservations(ctx, listObservationsInput.parse({})),
    countObservations: (ctx, of) =>
      learning.countObservations(ctx, { weeks: 6, classIds: [of.classId] }),
    listObservable: (ctx, of) => learning.listObservable(ctx, { classIds: [of.classId] }),
  },
  "learning/plans/queries": {
    listPlannedToday: (ctx, of) => plans.listPlannedToday(ctx, { classId: of.classId }),
    getPlanWeek: (ctx, of) => plans.getPlanWeek(ctx, { classId: of.classId, week: day }),
  },
  ...familyQueries,
  ...mealQueries,
  ...attendanceQueries,
  "reports/home/queries": { getHome: (ctx) => home.getHome(ctx) },
  "reports/queries": { listDeadLetters: (ctx) => reports.listDeadLetters(ctx) },
};

/** Not asked about: they read no centre's rows, or only what the whole installation shares. */
const elsewhere: Record<string, string> = {
  "accounts/email/queries#getOwnEmail": "the person's own address: families.channels.test.ts",
  "accounts/queries#isFirstRun": "whether there is any account at all",
  "accounts/queries#whereTo": "a path",
  "accounts/queries#hasAccount": "an account is a person's, not a centre's",
  "accounts/queries#getPublicCentre":
    "the name on the login page of an installation with one centre",
  "accounts/queries#listOwnSessions": "the person's own sessions: accounts.sessions.test.ts",
  "accounts/queries#getResetLink": "the token is the key: accounts.passwords.test.ts",
  "centres/queries#listPublicCentres": "what every centre publishes",
  "accounts/invitations/queries#getInvitation":
    "the token is the key: children.invitations.test.ts",
  "children/custody/queries#barredToday": "a piece of a query",
  "children/queries#todayOf": "a date",
  "families/shown/queries#getTodayTag": "names the page of whoever asks: families.shown.test.ts",
  "messages/unread/queries#unseenOf": "a condition of its callers, with the centre in it",
  "meals/queries#bandOfClass": "the band of the class, not found elsewhere: getMenuDay",
  "meals/queries#daysWith": "arithmetic on the dishes it is given",
  "meals/queries#servedOn": "the sessions of the centre: centres/sessions/queries",
  "meals/queries#getGroupReference": "arithmetic on the own group: meals/reference/queries",
  "meals/assistant/queries#proposeWeek": "arithmetic on the problem it is given",
  "meals/reference/queries#typesOfBand": "class types, of no centre",
  "centres/plan/queries#getStandardPlan": "arithmetic on the own licence",
  "enrolment/preview/queries#collectRoster": "rows of the file that was brought",
  "enrolment/preview/queries#readRosterForm": "the posted form",
  "reports/house/queries#getHouse": "versions, and a count of the own outbox",
};
void [plan, house, invitationLinks, emails];

let mine: FullCentre;
let foreign: FullCentre;
let bare: Ctx;

beforeAll(async () => {
  mine = await aFullCentre();
  foreign = await aFullCentre();
  bare = (await aCentre()).ctx;
});

async function answer(work: Promise<unknown>): Promise<unknown> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return "not found";
    throw error;
  }
}

const asText = (value: unknown) => JSON.stringify(value) ?? "";

describe("every query of every feature", () => {
  const modules = import.meta.glob<Record<string, unknown>>("/app/features/**/queries.server.ts", {
    eager: true,
  });

  it("stands in the table above", () => {
    const found = Object.entries(modules).flatMap(([file, module]) => {
      const name = file.replace("/app/features/", "").replace(".server.ts", "");
      return Object.entries(module).flatMap(([query, value]) =>
        typeof value === "function" ? [`${name}#${query}`] : [],
      );
    });
    const listed = Object.entries(cases).flatMap(([name, queries]) =>
      Object.keys(queries).map((query) => `${name}#${query}`),
    );
    expect(found.length).toBeGreaterThan(30);
    expect([...listed, ...Object.keys(elsewhere)].sort()).toEqual(found.sort());
  });

  for (const [name, queries] of Object.entries(cases)) {
    for (const [query, ask] of Object.entries(queries)) {
      it(`${name} ${query} shows nothing of another centre`, async () => {
        // in its own centre the very same call does find something
        const seen = await answer(ask(foreign.ctx, foreign));
        expect(seen).not.toBe("not found");
        const unseen = await answer(ask(bare, foreign));
        expect(unseen).not.toEqual(seen);

        const secrets = [foreign.centreId, foreign.classId, foreign.childId, foreign.fileId];
        secrets.push(foreign.staffId, foreign.userId, foreign.dishId, foreign.pictureId);
        secrets.push(foreign.noticeId, foreign.sentPhotoId, foreign.activityId);
        secrets.push(foreign.photoId, foreign.foodId, foreign.ownDishId, foreign.samplePhotoId);
        for (const text of [asText(unseen), asText(await answer(ask(mine.ctx, foreign)))]) {
          expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
        }
      });
    }
  }
});

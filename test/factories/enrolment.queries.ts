import * as places from "~/features/centres/places/queries.server";
import * as agreements from "~/features/enrolment/agreements/queries.server";
import * as applications from "~/features/enrolment/applications/queries.server";
import { listApplicationsInput } from "~/features/enrolment/applications/schema";
import * as enquiries from "~/features/enrolment/enquiries/queries.server";
import * as links from "~/features/enrolment/links/queries.server";
import * as bookings from "~/features/enrolment/bookings/queries.server";
import * as forecasts from "~/features/enrolment/forecast/queries.server";
import * as holders from "~/features/enrolment/holders/queries.server";
import * as enrolmentMoves from "~/features/enrolment/moves/queries.server";
import * as offers from "~/features/enrolment/offers/queries.server";
import * as enrolmentPlaces from "~/features/enrolment/places/queries.server";
import { placeFitInput } from "~/features/enrolment/places/schema";
import * as rosterExport from "~/features/enrolment/export/queries.server";
import * as rosterImports from "~/features/enrolment/import/queries.server";
import { readRow } from "~/features/enrolment/import/rules";
import { importPageInput } from "~/features/enrolment/import/schema";
import * as previews from "~/features/enrolment/preview/queries.server";
import * as enrolment from "~/features/enrolment/queries.server";
import * as settings from "~/features/enrolment/settings/queries.server";
import { aRosterRow } from "./enrolment";
import type { QueryCase } from "./reports";

const day = "2026-11-12";
const wish = { bornOn: "2024-05-12", pattern: 1023 };

/** One call of every query of places and enrolment, with the ids of `of`. */
export const enrolmentQueries: Record<string, Record<string, QueryCase>> = {
  "enrolment/queries": {
    listEnrolments: (ctx, of) => enrolment.listEnrolments(ctx, { childId: of.childId }),
    countPlacesTaken: (ctx, of) => enrolment.countPlacesTaken(ctx, { classId: of.classId }),
    expectedChildren: (ctx) => enrolment.expectedChildren(ctx, { day }),
  },
  "centres/places/queries": {
    listHeldPlaces: (ctx, of) => places.listHeldPlaces(ctx, { from: day, classId: of.classId }),
  },
  "enrolment/bookings/queries": {
    listBookings: (ctx, of) => bookings.listBookings(ctx, { classId: of.classId }),
    listBookable: (ctx) => bookings.listBookable(ctx),
  },
  "enrolment/moves/queries": {
    listOutgrowing: (ctx) => enrolmentMoves.listOutgrowing(ctx, { weeks: 52 }),
    listOutgrowingNames: (ctx) => enrolmentMoves.listOutgrowingNames(ctx, { weeks: 52 }),
  },
  "enrolment/forecast/queries": { getForecast: (ctx) => forecasts.getForecast(ctx) },
  "enrolment/holders/queries": {
    getPlacesOfWeek: (ctx, of) =>
      holders.getPlacesOfWeek(ctx, { classId: of.classId, monday: "2026-11-09" }),
  },
  "enrolment/places/queries": {
    getPlacesBoard: (ctx) => enrolmentPlaces.getPlacesBoard(ctx, { weeks: 4 }),
    getPlaceFit: (ctx, of) =>
      enrolmentPlaces.getPlaceFit(
        ctx,
        placeFitInput.parse({
          ...{ enrolmentId: of.enrolmentId, classId: of.classId },
          ...{ schedule: "full", fromDay: "2026-12-01" },
        }),
      ),
  },
  "enrolment/import/queries": {
    listRosterImports: (ctx) => rosterImports.listRosterImports(ctx),
    getRosterImport: (ctx, of) =>
      rosterImports.getRosterImport(ctx, {
        ...{ ...importPageInput.parse({}), importId: of.importId },
      }),
  },
  "enrolment/preview/queries": {
    markKnown: async (ctx) => {
      const cells = aRosterRow({ name: "许知遥", bornOn: "2024-05-12" });
      const row = readRow(2, cells, { classes: new Map(), today: day });
      await previews.markKnown(ctx, [row]);
      return row.problems;
    },
  },
  "enrolment/export/queries": { exportRoster: (ctx) => rosterExport.exportRoster(ctx) },
  "enrolment/settings/queries": {
    getEnrolmentSetting: (ctx) => settings.getEnrolmentSetting(ctx),
    listPriorityRules: (ctx) => settings.listPriorityRules(ctx),
    getPriority: (ctx) => settings.getPriority(ctx),
    getPublicForm: (ctx) => settings.getPublicForm(ctx),
  },
  "enrolment/applications/queries": {
    listRanked: (ctx) => ctx.tx((tx) => applications.listRanked(tx, ctx, ["offered"])),
    listApplications: (ctx) => applications.listApplications(ctx, listApplicationsInput.parse({})),
    exportApplications: (ctx) =>
      applications.exportApplications(ctx, listApplicationsInput.parse({})),
    countApplications: (ctx) => applications.countApplications(ctx),
    getApplication: (ctx, of) => applications.getApplication(ctx, of),
  },
  "enrolment/enquiries/queries": {
    listEnquiries: (ctx) => enquiries.listEnquiries(ctx),
    countQuestions: (ctx) => enquiries.countQuestions(ctx),
  },
  "enrolment/offers/queries": {
    countDueOffers: (ctx) => offers.countDueOffers(ctx, { withinDays: 7 }),
    listOfferChoices: (ctx) => offers.listOfferChoices(ctx, { ...wish, startsOn: "2027-03-01" }),
    draftOffer: (ctx) => offers.draftOffer(ctx, { ...wish, wantedFrom: "2027-03-01" }),
    getOpenOffer: (ctx, of) => offers.getOpenOffer(ctx, of),
  },
  "enrolment/links/queries": {
    openLink: (ctx, of) => links.openLink(ctx, of.token),
    getFamilyApplication: (ctx, of) => links.getFamilyApplication(ctx, of),
  },
  "enrolment/agreements/queries": {
    listAgreements: (ctx, of) => agreements.listAgreements(ctx, { childId: of.acceptedChildId }),
    getAgreementChild: (ctx, of) => agreements.getAgreementChild(ctx, of),
    getAgreement: (ctx, of) => agreements.getAgreement(ctx, of),
  },
};

import * as absences from "~/features/attendance/absences/queries.server";
import * as actors from "~/features/attendance/actors/queries.server";
import * as board from "~/features/attendance/board/queries.server";
import * as checkRegister from "~/features/attendance/check-register/queries.server";
import * as checks from "~/features/attendance/checks/queries.server";
import * as closing from "~/features/attendance/closing/queries.server";
import * as eaten from "~/features/attendance/eaten/queries.server";
import * as headcount from "~/features/attendance/headcount/queries.server";
import * as duty from "~/features/attendance/duty/queries.server";
import * as dutyTimes from "~/features/attendance/duty-times/queries.server";
import * as forecast from "~/features/attendance/forecast/queries.server";
import * as handover from "~/features/attendance/handover/queries.server";
import * as live from "~/features/attendance/live/queries.server";
import * as log from "~/features/attendance/log/queries.server";
import * as ratio from "~/features/attendance/ratio/queries.server";
import * as register from "~/features/attendance/register/queries.server";
import * as room from "~/features/attendance/room/queries.server";
import * as snapshot from "~/features/attendance/snapshot/queries.server";
import * as times from "~/features/attendance/times/queries.server";
import { atTablet, own, type QueryCase } from "./reports";

const day = "2026-11-12";
const yesterday = "2026-11-11";

/** One call of every query of the room's day, with the ids of `of`. */
export const attendanceQueries: Record<string, Record<string, QueryCase>> = {
  "attendance/log/queries": {
    listClassEntries: (ctx, of) =>
      log.listClassEntries(ctx, { classId: of.classId, day: yesterday }),
    listChildEntries: (ctx, of) =>
      log.listChildEntries(ctx, { childId: of.childId, day: yesterday }),
    listOwnHistory: (ctx, of) => log.listOwnHistory(ctx, own(of)),
    listOwnEntries: (ctx, of) => log.listOwnEntries(ctx, own(of), { day: yesterday }),
    listLoggedDays: (ctx, of) =>
      log.listLoggedDays(ctx, own(of), { from: yesterday, to: yesterday }),
    findOwnPhotoNote: (ctx, of) => log.findOwnPhotoNote(ctx, own(of), { fileId: of.photoId }),
  },
  "attendance/times/queries": {
    findTimeChanges: (ctx) => times.findTimeChanges(ctx, { day }).then((found) => [...found]),
    listOwnTimeChanges: (ctx, of) => times.listOwnTimeChanges(ctx, own(of)),
  },
  "attendance/eaten/queries": {
    getLeftovers: (ctx) => eaten.getLeftovers(ctx, { band: "m24to35" }),
    getEaten: (ctx) => eaten.getEaten(ctx, { band: "m24to35", from: yesterday, through: day }),
  },
  "attendance/absences/queries": {
    listAbsences: (ctx, of) => absences.listAbsences(ctx, { day, classId: of.classId }),
    listOwnAbsences: (ctx, of) => absences.listOwnAbsences(ctx, own(of)),
    findFollowUps: (ctx, of) => ctx.tx((tx) => absences.findFollowUps(tx, ctx, [of.absenceId])),
    getChildAbsences: (ctx, of) => absences.getChildAbsences(ctx, { childId: of.childId }),
    listUnfollowed: (ctx) => absences.listUnfollowed(ctx),
  },
  "attendance/checks/queries": {
    findChecks: (ctx) =>
      ctx.tx((tx) => checks.findChecks(tx, ctx, { from: yesterday, through: day })),
    listToCheck: (ctx, of) => checks.listToCheck(ctx, { classId: of.classId }),
    getChecks: (ctx) => checks.getChecks(ctx, { part: "morning" }),
  },
  "attendance/check-register/queries": {
    getCheckDay: (ctx) => checkRegister.getCheckDay(ctx, { day: yesterday }),
    getCheckMonth: (ctx) =>
      checkRegister.getCheckMonth(ctx, { month: day.slice(0, 7), part: "morning" }),
  },
  "attendance/register/queries": {
    getAttendanceRegister: (ctx, of) =>
      register.getAttendanceRegister(ctx, { classId: of.classId, month: day.slice(0, 7) }),
  },
  "attendance/closing/queries": {
    listUnrecordedDepartures: (ctx) => closing.listUnrecordedDepartures(ctx, {}),
  },
  "attendance/handover/queries": {
    listCollectors: (ctx, of) =>
      handover.listCollectors(ctx, { childIds: [of.childId], days: [day] }),
    listApprovals: (ctx, of) => handover.listApprovals(ctx, own(of)),
    listCards: (ctx, of) => handover.listCards(ctx, { childId: of.childId }),
    listDoubtfulHandOvers: (ctx) => handover.listDoubtfulHandOvers(ctx, {}),
  },
  "attendance/snapshot/queries": {
    getSnapshot: (ctx, of) => snapshot.getSnapshot(ctx, { classId: of.classId }),
    loadSnapshot: (ctx, of) =>
      snapshot.loadSnapshot(ctx, { classId: of.classId, request: new Request("http://x/room") }),
  },
  "attendance/room/queries": { getRoom: (ctx, of) => room.getRoom(ctx, { classId: of.classId }) },
  "attendance/board/queries": {
    findStays: (ctx) => ctx.tx((tx) => board.findStays(tx, ctx, { from: yesterday, through: day })),
    listPupils: (ctx) => board.listPupils(ctx, { day }),
    getWhoIsIn: (ctx) => board.getWhoIsIn(ctx),
    getAttendanceTrend: (ctx) => board.getAttendanceTrend(ctx, { weeks: 2 }),
  },
  "attendance/duty-times/queries": {
    getDutyTimes: (ctx, of) => dutyTimes.getDutyTimes(ctx, { classId: of.classId, day }),
    listClosedStays: (ctx) => dutyTimes.listClosedStays(ctx, {}),
  },
  "attendance/duty/queries": {
    listPeople: (ctx, of) => duty.listPeople(ctx, { classId: of.classId, day }),
    listDuty: (ctx) => duty.listDuty(ctx, { day }),
    listShiftsOfDay: (ctx) => duty.listShiftsOfDay(ctx, { day }),
    getRoomDuty: (ctx, of) => duty.getRoomDuty(ctx, { classId: of.classId }),
  },
  "attendance/headcount/queries": {
    listCounts: (ctx) => headcount.listCounts(ctx, { day }),
    listRoomCounts: (ctx, of) => headcount.listRoomCounts(ctx, { day, classId: of.classId }),
    listMissing: (ctx) => headcount.listMissing(ctx),
    getEvacuation: (ctx) => headcount.getEvacuation(ctx),
  },
  "attendance/ratio/queries": {
    getRatioHistory: (ctx, of) => ratio.getRatioHistory(ctx, { classId: of.classId, day }),
  },
  "attendance/forecast/queries": {
    getRatioDay: (ctx) => forecast.getRatioDay(ctx),
    getRatioForecast: (ctx) => forecast.getRatioForecast(ctx),
  },
  "attendance/live/queries": { getLiveBoard: (ctx) => live.getLiveBoard(ctx) },
  "attendance/actors/queries": {
    listActors: (ctx, of) => actors.listActors(ctx, { classId: of.classId }),
    findActor: (ctx, of) => actors.findActor(ctx, of.staffId, [day]),
    getTablet: (ctx, of) =>
      actors.getTablet(atTablet(ctx, of), { classId: of.classId, chosen: of.staffId }),
  },
};

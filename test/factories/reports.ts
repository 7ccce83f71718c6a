import { followUp, recordAbsence } from "~/features/attendance/absences/commands.server";
import { makeCards } from "~/features/attendance/cards/commands.server";
import { recordDuty } from "~/features/attendance/duty/commands.server";
import { recordHeadCount } from "~/features/attendance/headcount/commands.server";
import { recordEvents } from "~/features/attendance/log/commands.server";
import { changeAges } from "~/features/centres/ages/commands.server";
import { closeDays } from "~/features/centres/calendar/commands.server";
import { changeSessions } from "~/features/centres/sessions/commands.server";
import { recordAllergy, recordDiet } from "~/features/children/care/commands.server";
import { setChildFace } from "~/features/children/commands.server";
import { recordConsent } from "~/features/children/consents/commands.server";
import { changeTimes } from "~/features/attendance/times/commands.server";
import { addPickUpPerson } from "~/features/children/family/commands.server";
import { inviteGuardian } from "~/features/children/invitations/commands.server";
import { previewRoster } from "~/features/enrolment/preview/commands.server";
import { writeHomeNote } from "~/features/families/home/commands.server";
import { notify } from "~/features/families/alerts/commands.server";
import { askArchive } from "~/features/families/archive/commands.server";
import { askCorrection } from "~/features/families/corrections/commands.server";
import { acceptDocument } from "~/features/families/own-documents/commands.server";
import { publishDocument } from "~/features/centres/documents/commands.server";
import { giveTodo } from "~/features/families/todos/commands.server";
import { makeFeed } from "~/features/families/feeds/commands.server";
import { changeHook } from "~/features/families/hooks/commands.server";
import { planDish } from "~/features/meals/commands.server";
import { signClash } from "~/features/meals/substitutes/commands.server";
import { changeMealSetting } from "~/features/meals/settings/commands.server";
import { signUpForActivity } from "~/features/messages/own-activities/commands.server";
import { sendMessage } from "~/features/messages/commands.server";
import { tagPhotos } from "~/features/files/photos/commands.server";
import { recordCertificate } from "~/features/staff/certificates/commands.server";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { planActivity } from "~/features/learning/plans/commands.server";
import { newId } from "~/lib/id";
import { ownerSql, testContext } from "../database";
import { instantOf } from "~/lib/clock";
import { aWaitingList } from "./enrolment.applications";
import { anAccount } from "./accounts";
import { aCentre, aClass, someSessions } from "./centres";
import { aChild, aCustodyNote, aGuardian } from "./children";
import { aBooking, anEnrolment, aRosterCsv, aRosterRow } from "./enrolment";
import { anApproval, aSigner } from "./attendance.handover";
import { aFile } from "./files";
import { aMeasurement } from "./health";
import { anActivity, aNotice } from "./messages";
import { aCompany, aPurchase, aSample } from "./kitchen";
import { aTablet, aTeacherWithPin, unlock } from "./accounts.devices";
import { anObservation } from "./learning";
import { askFillings } from "~/features/meals/fillings/commands.server";
import { aDish, aFood, aPublishedMenu } from "./meals";
import { aLeave, aShift } from "./rosters";
import { aPhone, done } from "./sequence";
import { aStaffMember } from "./staff";

const day = "2026-11-12";
const holidays = [
  ["2027-01-01", "2027-01-03"],
  ["2027-05-01", "2027-05-05"],
  ["2027-10-01", "2027-10-07"],
] as const;

/** A centre with something in every place that a query looks. */
export async function aFullCentre() {
  const { ctx, centreId } = await aCentre({ licensedPlaces: 136 });
  const { classId } = await aClass(ctx);
  for (const [fromDay, toDay] of holidays) {
    done(await closeDays(ctx, { fromDay, toDay, name: "放假" }));
  }
  done(await changeAges(ctx, { graceDays: 14, keepsThreeYearOlds: true }));
  done(
    await changeSessions(
      ctx,
      someSessions({ morningBegins: "07:40", afternoonMeals: ["afternoonSnack", "supper"] }),
    ),
  );
  const { childId, guardianId } = await aChild(ctx, { name: "许知遥", bornOn: "2024-05-12" });
  const { enrolmentId } = await anEnrolment(ctx, { classId, childId });
  await aBooking(ctx, { classId });
  const roll = {
    fileName: "花名册.csv",
    bytes: Buffer.from(aRosterCsv([aRosterRow()])),
    asOf: day,
  };
  const { importId } = done(await previewRoster(ctx, roll));
  await aGuardian(ctx, childId);
  done(await inviteGuardian(ctx, { guardianId }));
  await aCustodyNote(ctx, childId);
  done(await recordAllergy(ctx, childId, { allergen: "egg", severity: "severe", detail: "蛋清" }));
  done(await recordAllergy(ctx, childId, { allergen: "other", severity: "mild", detail: "草莓" }));
  done(await recordDiet(ctx, childId, { diet: "halal", detail: "" }));
  done(await recordConsent(ctx, childId, { kind: "classPhotos", state: "granted", guardianId }));
  const collector = await anAccount({ centreId, role: "pickupOnly" });
  const person = { name: "舅舅", relation: "otherRelative", userId: collector.userId } as const;
  const named = done(await addPickUpPerson(ctx, childId, { ...person, phone: aPhone() }));
  const { family } = await aHandOver(ctx, { childId, pickUpPersonId: named.id });
  await toldOf(ctx, childId);
  const { fileId } = await aFile(ctx);
  done(await setChildFace(ctx, childId, fileId));
  done(
    await sendMessage({ ...ctx, actor: { ...ctx.actor, role: "guardian" } }, childId, {
      body: "早",
    }),
  );
  const { noticeId } = await aNotice(ctx);
  const { activityId } = await anActivity(ctx);
  done(await signUpForActivity(family, childId as OwnChildId, { activityId, adults: 1 })); // reason: the test stands in for the gate
  done(await makeFeed(family));
  await aHandbook(ctx, { childId, family });
  const wrong = { fact: "bornOn", words: "应为 5 月 13 日" } as const;
  const { correctionId } = done(await askCorrection(family, childId as OwnChildId, wrong)); // reason: the signer's own child
  const sent = await aFile(ctx, { purpose: "message" });
  done(await sendMessage(ctx, childId, { body: "", photoIds: [sent.fileId] }));
  done(await giveTodo(ctx, childId, { text: "带尿裤", dueOn: null }));
  done(await askArchive(ctx, childId as OwnChildId)); // reason: the factory stands in for the gate
  await ownerSql()`update family_archive set state = 'made', bytes = 9, made_at = created_at
    where child_id = ${childId}`;
  const away = { fromDay: "2026-11-16", toDay: "2026-11-16", schedule: "full" } as const;
  const ill = { childId, ...away, reason: "ill", symptoms: "", note: "" } as const;
  const { absenceId } = done(await recordAbsence(ctx, ill));
  const said = {
    text: "发热，去过医院",
    hospital: "市一院",
    diagnosis: "感冒",
    contagious: "no",
  } as const;
  const asked = { ...said, returnPaper: false, returnsOn: null };
  done(await followUp(ctx, { childId, absenceId, ...asked }));
  const line = await aWaitingList(ctx, { classId });
  const { fileId: photoId } = await aFile(ctx, { purpose: "photo" });
  await tagPhotos(ctx, [{ fileId: photoId, childId }]);
  await aSchoolDay(ctx, { classId, childId, photoId });
  const { staffId, phone } = await aStaffMember(ctx, { classId });
  const { userId } = await anAccount({ centreId, role: "teacher", phone });
  const paper = { number: "JK1", issuedOn: "2025-12-01", expiresOn: "2026-12-01" };
  done(await recordCertificate(ctx, staffId, { kind: "healthCertificate", ...paper }));
  await aMeasurement(ctx, childId);
  await anObservation(ctx, childId, { share: true });
  done(await planActivity(ctx, classId, { day, title: "户外观察落叶" }));
  await aShift(ctx, { staffId, classId });
  const duty = { id: newId(), staffId, kind: "in", at: `${day}T07:55:00+08:00` };
  done(await recordDuty(ctx, { batchId: newId(), classId, events: [duty] }));
  const before = (kind: string, time: string) => [
    { id: newId(), staffId, kind, at: `2026-11-11T${time}:00+08:00` },
  ];
  const forgotten = { batchId: newId(), classId, events: before("in", "08:00") };
  done(await recordDuty(ctx, forgotten));
  const byDay: Ctx = { ...ctx, actor: { ...ctx.actor, kind: "job", role: null, roles: [] } };
  const closed = { batchId: newId(), classId, events: before("out", "18:00") };
  done(await recordDuty(byDay, closed));
  const counted = { id: newId(), kind: "count", at: `${day}T09:30:00+08:00`, transition: "walk" };
  const missing = [{ ...counted, present: [], missing: [childId] }];
  done(await recordHeadCount(ctx, { batchId: newId(), classId, events: missing }));
  const later = { fromDay: "2026-11-13", toDay: "2026-11-13" };
  await aLeave(ctx, { staffId, ...later });
  await ownerSql()`insert into outbox_delivery
    (outbox_id, handler, centre_id, attempts, error, next_at, dead_at)
    select id, 'test', centre_id, 9, 'test', created_at, created_at
    from outbox where centre_id = ${centreId} limit 1`;
  const { tablet, deviceId } = await aTablet(ctx, { classId });
  const writer = await aTeacherWithPin(ctx, { classId });
  await unlock(tablet, writer.staffId);
  const { dishIds } = await aPublishedMenu(ctx);
  done(await askFillings(ctx, { bands: ["m36to47"], week: "2026-11-09" }));
  const dishId = dishIds[1] ?? "";
  await aLunch(ctx, { classId, childId, dishId });
  const { foodId } = await aFood(ctx);
  const { dishId: ownDishId } = await aDish(ctx);
  done(await changeMealSetting(ctx, { intakeEdition: "dris2013", cookingLosses: true }));
  const picture = await aFile(ctx, { purpose: "dish" });
  const { photoFileId } = await aSample(ctx, { dishId });
  await aPurchase(ctx);
  await aCompany(ctx, { classId });
  const collects = testContext({ centreId, role: "pickupOnly", userId: collector.userId });
  return {
    ...{
      ctx,
      collects,
      family,
      centreId,
      classId,
      childId,
      fileId,
      photoId,
      staffId,
      userId,
      importId,
    },
    ...{
      enrolmentId,
      dishId,
      foodId,
      ownDishId,
      pictureId: picture.fileId,
      samplePhotoId: photoFileId,
      tablet,
      deviceId,
      writer,
    },
    ...{
      ...line,
      absenceId,
      noticeId,
      activityId,
      correctionId,
      sentPhotoId: sent.fileId,
      reader: family,
    },
  };
}

export type FullCentre = Awaited<ReturnType<typeof aFullCentre>>;

/** A query, asked in some centre about what stands in this one. */
export type QueryCase = (ctx: Ctx, of: FullCentre) => Promise<unknown>;

/** A card for somebody who was named, and a guardian's word for today. */
async function aHandOver(ctx: Ctx, of: { childId: string; pickUpPersonId: string }) {
  const { childId } = of;
  done(await makeCards(ctx, childId, { person: [`pickUp ${of.pickUpPersonId}`] }));
  const { family } = await aSigner(ctx, childId);
  await anApproval(family, childId);
  const said = { slept: "well", breakfast: null, mood: null, medicine: "", note: "" } as const;
  done(await writeHomeNote(family, childId as OwnChildId, said)); // reason: the signer's own child
  done(await changeTimes(family, { childId, day, arrivesAt: null, leavesAt: "15:30", note: "" }));
  return { family };
}

/** The centre's handbook, agreed to by the guardian, and a newer one that waits. */
async function aHandbook(ctx: Ctx, { childId, family }: { childId: string; family: Ctx }) {
  const text = { kind: "handbook", zh: "准时来接", en: "Be on time" } as const;
  const { version } = done(await publishDocument(ctx, { ...text, version: 0 }));
  const chosen = childId as OwnChildId; // reason: the signer's own child
  const agreed = { version, locale: "zh-CN" } as const;
  done(await acceptDocument(family, { kind: "handbook", own: [chosen], chosen }, agreed));
  done(await publishDocument(ctx, { ...text, version }));
}

/** Something stands on the family's page, and the centre has a gateway. */
async function toldOf(ctx: Ctx, childId: string) {
  const todo = { category: "todo", text: "todo", eventKey: "todo:1", path: "/family" } as const;
  await notify(ctx, { ...todo, childId });
  const gateway = { url: "https://gateway.example/in", secret: "0123456789abcdef" };
  done(await changeHook(ctx, { ...gateway, withPhone: false }));
}

/** Here yesterday, seen by its family by now; excused today. */
async function aSchoolDay(ctx: Ctx, of: { classId: string; childId: string; photoId: string }) {
  const { classId, childId, photoId } = of;
  const yesterday = { ...ctx, now: instantOf("2026-11-11T18:00:00+08:00") };
  const at = "2026-11-11T08:06:00+08:00";
  const payload = { result: "abnormal", findings: ["cough"], action: "observe" };
  const went = { collectedBy: { name: "路人" } };
  const early = (time: string) => `2026-11-11T${time}:00+08:00`;
  const events = [
    { id: newId(), childId, kind: "arrival", payload: {}, at: early("07:20") },
    { id: newId(), childId, kind: "departure", payload: went, at: early("07:40"), chosen: true },
    { id: newId(), childId, kind: "arrival", payload: {}, at },
    { id: newId(), childId, kind: "morningCheck", payload, at },
    { id: newId(), childId, kind: "note", payload: { text: "画秋天", fileIds: [photoId] }, at },
  ];
  done(await recordEvents(yesterday, { batchId: newId(), classId, events }));
  const told = { childId, fromDay: day, toDay: day, schedule: "full", reason: "ill" } as const;
  done(await recordAbsence(ctx, { ...told, symptoms: "", note: "" }));
}

/** A dish was on yesterday's menu too, and the child left half of it. */
async function aLunch(ctx: Ctx, of: { classId: string; childId: string; dishId: string }) {
  const { classId, childId, dishId } = of;
  const day = "2026-11-11";
  const place = { band: "m24to35", day, meal: "lunch", dishId } as const;
  done(await signClash(ctx, { ...place, childId, reason: "蛋白过敏，只吃蛋黄" }));
  done(await planDish(ctx, { ...place, reason: "鱼没有送到" }));
  const noon = { ...ctx, now: instantOf(`${day}T12:00:00+08:00`) };
  const payload = { meal: "lunch", amount: "half", dishIds: [dishId] };
  const events = [{ id: newId(), childId, kind: "meal", payload, at: `${day}T11:40:00+08:00` }];
  done(await recordEvents(noon, { batchId: newId(), classId, events }));
}

/** What a forged address would bring. */
export const own = (of: FullCentre) => of.childId as OwnChildId; // reason: the test stands in for the gate

/** Asked by the account of the child's guardian. */
export const atHome = (ctx: Ctx, of: FullCentre): Ctx => ({ ...ctx, actor: of.family.actor });

/** Asked from the other centre's tablet. */
export const atTablet = (ctx: Ctx, of: FullCentre): Ctx => ({ ...ctx, actor: of.tablet.actor });

import { beforeAll, describe, expect, it } from "vitest";
import * as accounts from "~/features/accounts/queries.server";
import * as plan from "~/features/centres/plan/queries.server";
import * as centres from "~/features/centres/queries.server";
import { recordAllergy, recordDiet } from "~/features/children/care/commands.server";
import * as care from "~/features/children/care/queries.server";
import { setChildFace } from "~/features/children/commands.server";
import { recordConsent } from "~/features/children/consents/commands.server";
import * as consents from "~/features/children/consents/queries.server";
import { addPickUpPerson } from "~/features/children/family/commands.server";
import * as family from "~/features/children/family/queries.server";
import * as gaps from "~/features/children/gaps/queries.server";
import * as children from "~/features/children/queries.server";
import { listChildrenInput } from "~/features/children/schema";
import * as enrolment from "~/features/enrolment/queries.server";
import * as faces from "~/features/files/faces/queries.server";
import * as files from "~/features/files/queries.server";
import * as audit from "~/features/reports/audit/queries.server";
import { listAuditInput } from "~/features/reports/audit/schema";
import * as house from "~/features/reports/house/queries.server";
import * as reports from "~/features/reports/queries.server";
import * as staffAccounts from "~/features/staff/accounts/queries.server";
import { recordCertificate } from "~/features/staff/certificates/commands.server";
import * as staffExport from "~/features/staff/export/queries.server";
import * as staffOverview from "~/features/staff/overview/queries.server";
import * as staff from "~/features/staff/queries.server";
import { listStaffInput } from "~/features/staff/schema";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { AppError } from "~/lib/errors";
import { ownerSql, testContext, useDatabase } from "../database";
import { anAccount } from "../factories/accounts";
import { aCentre, aClass } from "../factories/centres";
import { aChild, aGuardian } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { aFile } from "../factories/files";
import { aPhone, done } from "../factories/sequence";
import { aStaffMember } from "../factories/staff";

useDatabase();

type Full = Awaited<ReturnType<typeof aFullCentre>>;
type Case = (ctx: Ctx, of: Full) => Promise<unknown>;

/** A centre with something in every place that a query looks. */
async function aFullCentre() {
  const { ctx, centreId } = await aCentre();
  const { classId } = await aClass(ctx);
  const { childId, guardianId } = await aChild(ctx);
  await anEnrolment(ctx, { classId, childId });
  await aGuardian(ctx, childId);
  done(await recordAllergy(ctx, childId, { allergen: "egg", severity: "severe", detail: "蛋清" }));
  done(await recordDiet(ctx, childId, { diet: "halal", detail: "" }));
  done(await recordConsent(ctx, childId, { kind: "classPhotos", state: "granted", guardianId }));
  const collector = await anAccount({ centreId, role: "pickupOnly" });
  const person = { name: "舅舅", relation: "otherRelative", userId: collector.userId } as const;
  done(await addPickUpPerson(ctx, childId, { ...person, phone: aPhone() }));
  const { fileId } = await aFile(ctx);
  done(await setChildFace(ctx, childId, fileId));
  const { staffId, phone } = await aStaffMember(ctx, { classId });
  const { userId } = await anAccount({ centreId, role: "teacher", phone });
  const paper = { number: "JK1", issuedOn: "2025-12-01", expiresOn: "2026-12-01" };
  done(await recordCertificate(ctx, staffId, { kind: "healthCertificate", ...paper }));
  await ownerSql()`insert into outbox_delivery
    (outbox_id, handler, centre_id, attempts, error, next_at, dead_at)
    select id, 'test', centre_id, 9, 'test', created_at, created_at
    from outbox where centre_id = ${centreId} limit 1`;
  const collects = testContext({ centreId, role: "pickupOnly", userId: collector.userId });
  return { ctx, collects, centreId, classId, childId, fileId, staffId, userId };
}

const own = (of: Full) => of.childId as OwnChildId; // reason: what a forged address would bring
const day = "2026-11-12";

/** One call of every query of a feature, with the ids of `of`. A new query needs a line here. */
const cases: Record<string, Record<string, Case>> = {
  // first, because asking about a child, even a foreign one, is itself written down
  "reports/audit/queries": {
    listAuditEntries: (ctx, of) =>
      audit.listAuditEntries(ctx, listAuditInput.parse({ child: of.childId })),
    listAuditActors: (ctx) => audit.listAuditActors(ctx),
  },
  "centres/queries": {
    getCentre: (ctx) => centres.getCentre(ctx),
    listClasses: (ctx) => centres.listClasses(ctx),
    listClassNames: (ctx) => centres.listClassNames(ctx),
    countPlaces: (ctx) => centres.countPlaces(ctx),
    getClass: (ctx, of) => centres.getClass(ctx, { classId: of.classId }),
  },
  "accounts/queries": {
    listAccounts: (ctx) => accounts.listAccounts(ctx, { q: "" }),
    getAccount: (ctx, of) => accounts.getAccount(ctx, { userId: of.userId }),
    countAccounts: (ctx) => accounts.countAccounts(ctx),
  },
  "files/queries": {
    getFileVariant: (ctx, of) =>
      files.getFileVariant(ctx, { fileId: of.fileId, variant: "original" }),
  },
  "files/faces/queries": {
    getFace: (ctx, of) => faces.getFace(ctx, { fileId: of.fileId, variant: "original" }),
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
    listAllergies: (ctx) => care.listAllergies(ctx, { by: "class" }),
    listDiets: (ctx) => care.listDiets(ctx),
    exportNeeds: (ctx) => care.exportNeeds(ctx, { list: "allergies" }),
  },
  "children/consents/queries": {
    listConsents: (ctx, of) => consents.listConsents(ctx, of.childId),
    listOwnConsents: (ctx, of) => consents.listOwnConsents(ctx, own(of)),
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
  "enrolment/queries": {
    listEnrolments: (ctx, of) => enrolment.listEnrolments(ctx, { childId: of.childId }),
    countPlacesTaken: (ctx, of) => enrolment.countPlacesTaken(ctx, { classId: of.classId }),
    listStays: (ctx, of) => enrolment.listStays(ctx, { from: day, classId: of.classId }),
  },
  "reports/queries": { listDeadLetters: (ctx) => reports.listDeadLetters(ctx) },
};

/** Not asked about: they read no centre's rows, or only what the whole installation shares. */
const elsewhere: Record<string, string> = {
  "accounts/queries#isFirstRun": "whether there is any account at all",
  "accounts/queries#whereTo": "a path",
  "accounts/queries#getPublicCentre":
    "the name on the login page of an installation with one centre",
  "accounts/queries#listOwnSessions": "the person's own sessions: accounts.sessions.test.ts",
  "accounts/queries#getResetLink": "the token is the key: accounts.passwords.test.ts",
  "children/queries#todayOf": "a date",
  "centres/plan/queries#getStandardPlan": "arithmetic on the own licence",
  "reports/house/queries#getHouse": "versions, and a count of the own outbox",
};
void [plan, house];

let mine: Full;
let foreign: Full;
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
        secrets.push(foreign.staffId, foreign.userId);
        for (const text of [asText(unseen), asText(await answer(ask(mine.ctx, foreign)))]) {
          expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
        }
      });
    }
  }
});

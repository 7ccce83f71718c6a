import { describe, expect, it } from "vitest";
import { linkLooseAccount } from "~/features/staff/accounts/commands.server";
import { findLooseAccount } from "~/features/staff/accounts/queries.server";
import { recordCertificate } from "~/features/staff/certificates/commands.server";
import { getStaffOverview } from "~/features/staff/overview/queries.server";
import { getStaffMember } from "~/features/staff/queries.server";
import { useDatabase } from "../database";
import { anAccount } from "../factories/accounts";
import { aCentre, aClass } from "../factories/centres";
import { done } from "../factories/sequence";
import { aStaffMember } from "../factories/staff";

useDatabase();

describe("getStaffOverview", () => {
  it("counts people by post and by class, and knows who leads", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    await aStaffMember(ctx, { name: "刘敏", classId, lead: true });
    await aStaffMember(ctx, { posts: ["carer", "office"], classId });
    await aStaffMember(ctx, { posts: ["cook"] });
    const { total, posts, teams } = await getStaffOverview(ctx);
    expect(total).toBe(3);
    expect(posts).toEqual([
      { post: "office", people: 1 },
      { post: "teacher", people: 1 },
      { post: "carer", people: 1 },
      { post: "cook", people: 1 },
    ]);
    expect(teams).toMatchObject([{ id: classId, adults: 2, lead: "刘敏" }]);
  });

  it("tells what runs out with the days that are left", async () => {
    const { ctx } = await aCentre();
    const { staffId } = await aStaffMember(ctx, { posts: ["cook"] });
    const health = { kind: "healthCertificate", number: "JK1", issuedOn: "2025-12-08" } as const;
    done(await recordCertificate(ctx, staffId, { ...health, expiresOn: "2026-12-08" }));
    const { news } = await getStaffOverview(ctx);
    expect(news).toMatchObject([{ staffId, state: "expiring", days: 26 }]);
  });
});

describe("linkLooseAccount", () => {
  it("ties the account with the same phone, once", async () => {
    const { ctx, centreId } = await aCentre();
    const { staffId, phone } = await aStaffMember(ctx);
    expect(await findLooseAccount(ctx, { staffId })).toBeNull();
    const { userId } = await anAccount({ phone, centreId, role: "teacher" });
    expect(await findLooseAccount(ctx, { staffId })).toMatchObject({ userId });
    done(await linkLooseAccount(ctx, staffId));
    expect((await getStaffMember(ctx, { staffId })).userId).toBe(userId);
  });

  it("does not reach an account without a role in this centre", async () => {
    const { ctx } = await aCentre();
    const { staffId, phone } = await aStaffMember(ctx);
    await anAccount({ phone });
    expect(await linkLooseAccount(ctx, staffId)).toMatchObject({ reason: "not_found" });
  });
});

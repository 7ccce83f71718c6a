import { describe, expect, it } from "vitest";
import { posts, type Post } from "~db/enums";
import {
  certificateGaps,
  certificateState,
  currentCertificates,
  hasGaps,
  neededCertificates,
  worksOn,
} from "./rules";

const day = "2026-11-12";

describe("certificateState", () => {
  it.each([
    [null, "valid"],
    ["2027-01-12", "valid"],
    ["2027-01-11", "expiring"],
    ["2026-11-12", "expiring"],
    ["2026-11-11", "expired"],
  ])("until %s: %s", (expiresOn, state) => {
    expect(certificateState({ expiresOn }, day)).toBe(state);
  });
});

describe("neededCertificates", () => {
  it("asks the yearly health certificate of every post", () => {
    for (const post of posts) expect(neededCertificates([post])[0]).toEqual(["healthCertificate"]);
  });

  it("asks each post for its own, once", () => {
    expect(neededCertificates(["director"])).toContainEqual(["directorTraining"]);
    expect(neededCertificates(["guard"])).toContainEqual(["guardLicence"]);
    expect(neededCertificates(["healthWorker"])).toContainEqual(["healthWorkerTraining"]);
    expect(neededCertificates(["cook"])).toHaveLength(1);
    expect(neededCertificates(["carer"])).toContainEqual([
      "childcareCertificate",
      "teacherCertificate",
    ]);
  });

  it.each<[Post[]]>([[["teacher", "carer"]], [["carer", "teacher"]]])(
    "takes the stricter of two posts that overlap (%j)",
    (held) => {
      expect(neededCertificates(held)).toEqual([["healthCertificate"], ["teacherCertificate"]]);
    },
  );
});

describe("currentCertificates", () => {
  it("keeps the one that lasts longest of each kind", () => {
    const held = [
      { kind: "healthCertificate", expiresOn: "2027-05-10" },
      { kind: "healthCertificate", expiresOn: "2026-05-10" },
      { kind: "guardLicence", expiresOn: "2026-01-01" },
      { kind: "guardLicence", expiresOn: null },
    ] as const;
    expect(currentCertificates(held)).toEqual([held[0], held[3]]);
  });
});

describe("certificateGaps", () => {
  const health = { kind: "healthCertificate", expiresOn: "2027-05-10" } as const;

  it("is content with a teacher who has both", () => {
    const gaps = certificateGaps(
      ["teacher"],
      [health, { kind: "teacherCertificate", expiresOn: null }],
      day,
    );
    expect(hasGaps(gaps)).toBe(false);
    expect(gaps.nextExpiry).toBe("2027-05-10");
  });

  it("tells missing, expired and expiring apart", () => {
    const gaps = certificateGaps(
      ["director", "healthWorker", "guard"],
      [
        { kind: "healthCertificate", expiresOn: "2026-12-01" },
        { kind: "healthWorkerTraining", expiresOn: "2026-11-01" },
        { kind: "guardLicence", expiresOn: null },
      ],
      day,
    );
    expect(gaps).toEqual({
      missing: [["directorTraining"]],
      expired: ["healthWorkerTraining"],
      expiring: ["healthCertificate"],
      nextExpiry: "2026-11-01",
    });
  });

  it("lets the longer one of two that would do stand for the carer", () => {
    const held = [
      health,
      { kind: "childcareCertificate", expiresOn: "2026-01-01" },
      { kind: "teacherCertificate", expiresOn: null },
    ] as const;
    expect(hasGaps(certificateGaps(["carer"], held, day))).toBe(false);
  });

  it("does not ask for what the posts do not need", () => {
    const held = [health, { kind: "guardLicence", expiresOn: "2020-01-01" }] as const;
    expect(hasGaps(certificateGaps(["cook"], held, day))).toBe(false);
  });
});

describe("worksOn", () => {
  it.each([
    ["2026-11-12", null, true],
    ["2026-11-13", null, false],
    ["2024-05-06", "2026-11-12", true],
    ["2024-05-06", "2026-11-11", false],
  ])("hired %s, left %s: %s", (hiredOn, leftOn, works) => {
    expect(worksOn({ hiredOn, leftOn }, day)).toBe(works);
  });
});

import { describe, expect, it } from "vitest";
import type { CertificateGaps } from "../rules";
import { certificateNews } from "./rules";

const today = "2026-11-12";
const fine: CertificateGaps = { missing: [], expired: [], expiring: [], nextExpiry: null };

describe("certificateNews", () => {
  it("puts what is missing first, then what is over, then what is soonest over", () => {
    const news = certificateNews(
      [
        { id: "a", name: "甲", gaps: { ...fine, expiring: ["healthCertificate"] } },
        { id: "b", name: "乙", gaps: { ...fine, expired: ["guardLicence"] } },
        { id: "c", name: "丙", gaps: { ...fine, missing: [["childcareCertificate"]] } },
        { id: "d", name: "丁", gaps: { ...fine, expiring: ["healthCertificate"] } },
        { id: "e", name: "戊", gaps: fine },
      ],
      [
        { staffId: "a", kind: "healthCertificate", expiresOn: "2026-12-08" },
        { staffId: "b", kind: "guardLicence", expiresOn: "2026-11-01" },
        { staffId: "d", kind: "healthCertificate", expiresOn: "2026-11-12" },
      ],
      today,
    );
    expect(news.map(({ name, state, days }) => [name, state, days])).toEqual([
      ["丙", "missing", null],
      ["乙", "expired", -11],
      ["丁", "expiring", 0],
      ["甲", "expiring", 26],
    ]);
  });

  it("quotes the rule behind each", () => {
    const [news] = certificateNews(
      [{ id: "a", name: "甲", gaps: { ...fine, missing: [["healthCertificate"]] } }],
      [],
      today,
    );
    expect(news?.rule).toEqual({
      title: "托儿所幼儿园卫生保健管理办法",
      number: "卫生部 教育部令第76号",
      clause: "第十四条",
    });
  });
});

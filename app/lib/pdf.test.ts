import { expect, it } from "vitest";
import { makePdf } from "./pdf.server";

it("a Chinese text becomes A4 pages with its own font, each with its foot", async () => {
  const feet: string[] = [];
  const paragraph = {
    is: "paragraph",
    text: "甲方按国家规定配备保育人员和卫生保健人员。".repeat(8),
  } as const;
  const bytes = await makePdf({
    title: "托育服务协议",
    blocks: Array.from({ length: 12 }, () => [
      { is: "heading", text: "一、服务内容" } as const,
      paragraph,
    ]).flat(),
    closing: ["孩子妈妈 2027年3月1日 确认"],
    foot: (page, pages) => {
      feet.push(`${page}/${pages}`);
      return `第 ${page} 页，共 ${pages} 页`;
    },
  });
  const text = bytes.toString("latin1");
  expect(text.startsWith("%PDF-")).toBe(true);
  expect(feet).toEqual(["1/3", "2/3", "3/3"]);
  expect(text.match(/\/Type \/Page\b/g)).toHaveLength(feet.length);
  expect(text).toMatch(/\/FontFile[23]? /);
  expect(bytes.length).toBeLessThan(120_000);
});

it("sets a full day smaller until it stands on one page, in two columns", async () => {
  const pages: number[] = [];
  const long = "午餐吃了大部分：软米饭、山药木耳鱼片、番茄土豆丝、鲈鱼豆腐汤";
  const row = (at: number) => ({ at: "12:34", text: at % 6 === 0 ? long : "和小朋友一起搭桥" });
  const day = (moments: number) =>
    makePdf({
      title: "许知遥的一天",
      blocks: [
        { is: "answer", ask: "晨检", text: "正常，36.7 \u2103" },
        { is: "moments", rows: Array.from({ length: moments }, (_, at) => row(at)) },
      ],
      closing: [],
      onOnePage: true,
      foot: (_page, of) => {
        pages.push(of);
        return "";
      },
    });
  await day(60);
  expect(pages).toEqual([1]);
  // more than any day holds goes on overleaf, and nothing is lost
  pages.length = 0;
  await day(400);
  expect(pages.length).toBeGreaterThan(1);
});

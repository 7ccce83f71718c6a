import type { ClassType, DevelopmentArea } from "../enums";
import type { Scene } from "./scenes";

type Activity = { title: string; note: string; area: DevelopmentArea; scene: Scene };

const young: readonly [Activity, ...Activity[]] = [
  {
    title: "爬行小路",
    note: "沿着软垫爬过小山坡，到终点拍拍手。",
    area: "grossMotor",
    scene: "garden",
  },
  {
    title: "摸一摸",
    note: "摸了松果、绸布和毛线球，皱着眉头笑。",
    area: "cognition",
    scene: "leaf",
  },
  { title: "听儿歌", note: "老师唱《小星星》，跟着晃身子。", area: "language", scene: "book" },
  { title: "吹泡泡", note: "伸手去抓泡泡，抓破了也咯咯笑。", area: "fineMotor", scene: "bubbles" },
];

const toddlers: readonly [Activity, ...Activity[]] = [
  { title: "搭积木", note: "一块一块往上搭，倒了再来。", area: "fineMotor", scene: "blocks" },
  { title: "捡落叶", note: "在院子里捡了一袋叶子，踩得沙沙响。", area: "cognition", scene: "leaf" },
  { title: "手指画", note: "用手指蘸颜料画了弯弯的路。", area: "arts", scene: "painting" },
  {
    title: "绘本时间",
    note: "一起看《好饿的毛毛虫》，抢着说吃了什么。",
    area: "language",
    scene: "book",
  },
  { title: "玩沙子", note: "用小铲子装满一桶，再扣成小山。", area: "grossMotor", scene: "sand" },
  { title: "吹泡泡", note: "追着泡泡跑了三圈。", area: "grossMotor", scene: "bubbles" },
];

const older: readonly [Activity, ...Activity[]] = [
  { title: "搭桥", note: "用积木搭了一座能过小车的桥。", area: "cognition", scene: "blocks" },
  { title: "捏面团", note: "揉、搓、压，做出三种形状的饼。", area: "fineMotor", scene: "dough" },
  { title: "种植角", note: "给小苗浇水，量了它长高多少。", area: "cognition", scene: "garden" },
  { title: "讲故事", note: "看图讲了自己编的结尾。", area: "language", scene: "book" },
  { title: "画秋天", note: "把院子里的树画成了黄色和红色。", area: "arts", scene: "painting" },
  { title: "沙池工程", note: "三个人合作挖了一条水渠。", area: "socialEmotional", scene: "sand" },
];

/** What a class of a type does of a day. */
export const activitiesOf = (type: ClassType): readonly [Activity, ...Activity[]] => {
  if (type === "infant") return young;
  return type.startsWith("kindergarten") ? older : toddlers;
};

/** A line about one child, written in passing. */
export const notes: readonly [string, ...string[]] = [
  "今天自己收好了玩具，还帮小朋友也收了一份。",
  "午饭时主动要了一次青菜。",
  "起床后自己穿上了外套，扣子扣对了。",
  "和好朋友一起看书，看得很安静。",
  "早上有点想妈妈，抱一抱就好了。",
  "会用完整的句子告诉老师想喝水。",
  "户外时第一次自己滑了滑梯，很高兴。",
  "洗手时把袖子卷得整整齐齐。",
  "今天把水杯里的水都喝完了。",
  "给生病没来的小朋友画了一张画。",
];

export const moodNotes: readonly [string, ...string[]] = [
  "笑得很多。",
  "玩得投入。",
  "和小朋友分享了玩具。",
  "唱歌时声音最响。",
  "睡醒后精神很好。",
];

export const symptoms: readonly [string, ...string[]] = [
  "低烧，在家休息",
  "咳嗽流涕",
  "肚子不舒服",
];

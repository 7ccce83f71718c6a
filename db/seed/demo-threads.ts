import type { WriteHomeNoteInput } from "~/features/families/home/schema";
import type { Scene } from "./scenes";

/**
 * Who wrote, when (day of the month 2026-11 and time), what, and with which photos; the centre writes as the
 * class's lead teacher.
 */
export type DemoLine = readonly [
  ...[by: "family" | "centre", day: number, time: string, body: string],
  photos?: readonly Scene[],
];

export type DemoThread = {
  /** The child's number on the roster. */
  no: number;
  lines: readonly DemoLine[];
  /** The last line has not been seen by the other side yet. */
  isUnread?: boolean;
};

/** What families and teachers wrote to each other in the days before the demo day, and on its morning. */
export const demoThreads: readonly DemoThread[] = [
  {
    no: 6,
    isUnread: true,
    lines: [
      ["family", 9, "08:12", "星玥昨晚睡得晚，今天可能会早点困，麻烦老师留意。"],
      ["centre", 9, "12:50", "上午 9 点多睡了一觉，午饭照常吃完，精神不错。"],
      ["family", 9, "17:40", "谢谢陈老师，辛苦了。"],
      [
        "family",
        12,
        "08:40",
        "陈老师，今天带了南瓜泥，中午可以加一点吗？家里连着吃三天了，没有不舒服。",
      ],
    ],
  },
  {
    no: 107,
    isUnread: true,
    lines: [
      ["family", 10, "20:15", "书瑶说这周要带一片最喜欢的叶子，对吗？"],
      ["centre", 11, "07:55", "对的，周四做叶子画，大小都可以，干净就好。"],
      [
        ...(["centre", 11, "17:20"] as const),
        ...([
          "书瑶今天给小朋友讲了《落叶跳舞》，讲得很完整，大家都鼓掌了。",
          ["leaf", "book"],
        ] as const),
      ],
    ],
  },
  {
    no: 70,
    lines: [
      [
        ...(["centre", 10, "16:30"] as const),
        ...([
          "思齐今天在建构区搭了一座桥，还给弟弟妹妹讲哪里过车、哪里走人。",
          ["blocks"],
        ] as const),
      ],
      ["family", 10, "21:05", "在家也一直说桥的事，谢谢武老师。"],
    ],
  },
  {
    no: 10,
    isUnread: true,
    lines: [
      ["family", 11, "19:30", "晨阳回家说尿裤剩得不多了，还要再带一包吗？"],
      ["centre", 11, "20:02", "还有三片，明早带一包就好。"],
      ["family", 12, "08:40", "刘老师，尿裤放在他的小柜子里了。下午我早半小时来接，四点半到。"],
    ],
  },
  {
    no: 12,
    lines: [
      ["family", 10, "07:48", "嘉木早上有一点流清鼻涕，没有发热，量过 36.6。"],
      ["centre", 10, "10:25", "好的，秦医生看过，精神和食欲都正常，会多给他喝水。"],
      ["centre", 10, "16:10", "下午没有再流，午睡一个半小时。"],
      ["family", 10, "18:00", "放心了，谢谢。"],
    ],
  },
  {
    no: 14,
    lines: [
      ["centre", 9, "16:40", "安然这周自己用勺子吃饭，洒得越来越少了。"],
      ["family", 9, "20:20", "在家也不让我们喂了！那种短柄勺子是哪里买的？"],
      ["centre", 10, "08:30", "园里用的是 12 厘米的硅胶勺，明天给您看实物。"],
    ],
  },
  {
    no: 2,
    lines: [
      ["family", 11, "07:40", "书瑶昨晚喝奶比平时少 30 毫升，今天麻烦看看。"],
      ["centre", 11, "15:15", "上午 120、下午 150，都喝完了，大便正常。"],
    ],
  },
  {
    no: 4,
    lines: [
      ["centre", 10, "11:20", "如意今天扶着小桌站了快一分钟，自己很高兴。"],
      ["family", 10, "12:05", "太好了，晚上视频给爷爷奶奶看。"],
    ],
  },
  {
    no: 24,
    lines: [
      ["family", 9, "08:02", "宇航今天上半天，中午 11:45 姑姑来接，名单上有她。"],
      ["centre", 9, "08:30", "看到了，接的时候会核对。"],
    ],
  },
  {
    no: 26,
    lines: [
      ["family", 10, "20:40", "欣然对芒果过敏的事厨房都知道吗？周四的点心是水果。"],
      ["centre", 11, "08:10", "知道的，厨房和班里都有标记，周四她的点心换成苹果。"],
      ["family", 11, "08:15", "谢谢，麻烦了。"],
      ["family", 11, "08:16", "👍"],
    ],
  },
  {
    no: 28,
    lines: [
      ["centre", 11, "16:20", "承泽今天午睡醒来想妈妈，抱了一会儿就去玩沙子了。"],
      ["family", 11, "17:02", "这两天我出差，晚上会和他视频，谢谢老师抱抱他。"],
    ],
  },
  {
    no: 45,
    lines: [
      ["family", 10, "21:10", "请问亲子活动那天弟弟可以一起来吗？"],
      ["centre", 11, "08:45", "可以，报名时写上就好，给他准备一份小点心。"],
    ],
  },
  {
    no: 47,
    lines: [
      ["centre", 9, "15:50", "安然今天自己穿了鞋，左右都对。"],
      ["family", 9, "19:25", "回家又表演了一遍。"],
    ],
  },
  {
    no: 61,
    lines: [
      ["family", 11, "18:30", "承泽的水壶盖有点漏，明天换一个新的，蓝色那只。"],
      ["centre", 11, "19:00", "好的，旧的洗干净放回书包。"],
    ],
  },
  {
    no: 80,
    lines: [
      ["family", 10, "08:00", "允安昨天睡前咳了两声，今天户外请帮他拉好外套。"],
      ["centre", 10, "16:35", "户外 50 分钟，外套一直穿着，没有听到咳嗽。"],
      ["family", 10, "17:45", "谢谢贾老师。"],
    ],
  },
  {
    no: 100,
    lines: [
      ["centre", 11, "15:40", "梓豪今天当小值日生，给大家分了水果，一个都没数错。"],
      ["family", 11, "20:30", "晚饭时给我们也分了一遍。"],
    ],
  },
];

/** What the centre asks of families, and by when; the last two were ticked the evening before. */
export const demoTodos = [
  { no: 6, text: "明早带一包尿裤", dueOn: "2026-11-13" },
  { no: 6, text: "补交最近一次体检的复印件", dueOn: "2026-11-20" },
  { no: 107, text: "带一片喜欢的叶子做叶子画", dueOn: "2026-11-13" },
  { no: 70, text: "亲子活动报名，写几个人来", dueOn: "2026-11-18" },
  { no: 10, text: "带一套换洗衣服，写上名字", dueOn: null },
  { no: 26, text: "核对过敏登记，看看写得对不对", dueOn: "2026-11-16" },
  { no: 107, text: "签收新的接送卡", dueOn: "2026-11-12", isDone: true },
  { no: 12, text: "带一双室内软底鞋", dueOn: "2026-11-11", isDone: true },
] as const;

/** How the night and the morning at home were, in the order of the families above. */
export const demoMornings: readonly (Omit<WriteHomeNoteInput, "childId"> & {
  leavesAt: string | null;
})[] = [
  { slept: "well", breakfast: "eaten", mood: "happy", medicine: "", note: "", leavesAt: null },
  {
    ...{ slept: "restless", breakfast: "some", mood: "tired", medicine: "" },
    ...{ note: "夜里醒了两次，午睡可能会久一点。", leavesAt: null },
  },
  {
    ...{ slept: "short", breakfast: "none", mood: "calm", medicine: "" },
    ...{ note: "早饭没吃，到园请先喝点温水。", leavesAt: "15:30" },
  },
];

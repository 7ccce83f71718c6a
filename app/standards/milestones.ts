import type { StandardHeader } from "./header";

const guideUnderThree = {
  issuer: "国家卫生健康委员会",
  title: "托育机构保育指导大纲（试行）",
  number: "国卫人口发〔2021〕2号",
  edition: "2021（试行）",
  effectiveOn: "2021-01-12",
  clause: "第二章 目标与要求",
  note: "条目文字是本产品自写，按大纲的领域归类；月龄段只作提示。",
} as const satisfies StandardHeader;

const guideFromThree = {
  issuer: "教育部",
  title: "3-6岁儿童学习与发展指南",
  number: "教基二〔2012〕4号",
  edition: "2012",
  effectiveOn: "2012-10-09",
  clause: "五个领域的目标与典型表现",
  note: "条目文字是本产品自写，按指南的领域归类；月龄段只作提示。",
} as const satisfies StandardHeader;

export const sources = [guideUnderThree, guideFromThree] as const;

const underThree = { framework: guideUnderThree } as const;
const fromThree = { framework: guideFromThree } as const;

/** `area` is one of developmentAreas. Ages are whole months, half-open, and hints: no child passes or fails. */
export type Milestone = {
  code: string;
  area: string;
  fromMonths: number;
  toMonths: number;
  zh: string;
  en: string;
  framework: StandardHeader;
};

// prettier-ignore
export const milestones = [
  { code: "M01", area: "grossMotor", fromMonths: 6, toMonths: 9, zh: "不用手撑，自己能稳稳坐着玩", en: "Sits and plays steadily without leaning on hands", ...underThree },
  { code: "M02", area: "grossMotor", fromMonths: 7, toMonths: 10, zh: "用爬或匍匐的办法自己往前移动", en: "Moves forward alone by creeping or crawling", ...underThree },
  { code: "M03", area: "grossMotor", fromMonths: 8, toMonths: 12, zh: "拉着栏杆、家具把自己拉起来站", en: "Pulls self up to stand at a rail or furniture", ...underThree },
  { code: "M04", area: "grossMotor", fromMonths: 9, toMonths: 14, zh: "扶着东西横着挪几步", en: "Cruises a few steps while holding on", ...underThree },
  { code: "M05", area: "fineMotor", fromMonths: 6, toMonths: 9, zh: "把玩具从一只手换到另一只手", en: "Passes a toy from one hand to the other", ...underThree },
  { code: "M06", area: "fineMotor", fromMonths: 8, toMonths: 12, zh: "用拇指和食指捏起小块软食物", en: "Picks up small soft food with thumb and finger", ...underThree },
  { code: "M07", area: "fineMotor", fromMonths: 9, toMonths: 13, zh: "把东西放进容器，再拿出来", en: "Puts things into a container and takes them out", ...underThree },
  { code: "M08", area: "language", fromMonths: 6, toMonths: 10, zh: "发出一串串音节，像在聊天", en: "Babbles strings of syllables as if chatting", ...underThree },
  { code: "M09", area: "language", fromMonths: 8, toMonths: 12, zh: "听到自己的名字会转头", en: "Turns when own name is called", ...underThree },
  { code: "M10", area: "language", fromMonths: 10, toMonths: 14, zh: "用伸手、指或摇头表示要和不要", en: "Reaches, points or shakes head to say yes or no", ...underThree },
  { code: "M11", area: "cognition", fromMonths: 7, toMonths: 11, zh: "找出当面被盖住的玩具", en: "Finds a toy that was covered while watching", ...underThree },
  { code: "M12", area: "cognition", fromMonths: 9, toMonths: 13, zh: "反复敲、摇、丢，看会发生什么", en: "Bangs, shakes and drops things to see what happens", ...underThree },
  { code: "M13", area: "socialEmotional", fromMonths: 7, toMonths: 11, zh: "亲近熟悉的老师，对生人会拘谨", en: "Warm with familiar carers, reserved with strangers", ...underThree },
  { code: "M14", area: "socialEmotional", fromMonths: 9, toMonths: 13, zh: "喜欢躲猫猫、拍手这类互动游戏", en: "Enjoys peekaboo and clapping games", ...underThree },
  { code: "M15", area: "feeding", fromMonths: 6, toMonths: 10, zh: "愿意张口吃小勺里的泥糊状食物", en: "Opens mouth and takes puree from a spoon", ...underThree },
  { code: "M16", area: "feeding", fromMonths: 8, toMonths: 13, zh: "自己用手抓软食物往嘴里送", en: "Feeds self soft finger food", ...underThree },
  { code: "M17", area: "feeding", fromMonths: 9, toMonths: 14, zh: "在帮助下双手扶杯喝水", en: "Drinks from a cup held with help", ...underThree },
  { code: "M18", area: "sleep", fromMonths: 6, toMonths: 12, zh: "在熟悉的安抚下能入睡，白天小睡2次左右", en: "Falls asleep with familiar soothing, about two daytime naps", ...underThree },
  { code: "M19", area: "grossMotor", fromMonths: 11, toMonths: 18, zh: "自己走几步，到能走稳一段路", en: "Walks alone, from a few steps to a steady distance", ...underThree },
  { code: "M20", area: "grossMotor", fromMonths: 15, toMonths: 21, zh: "蹲下捡东西再站起来", en: "Squats to pick something up and stands again", ...underThree },
  { code: "M21", area: "grossMotor", fromMonths: 17, toMonths: 24, zh: "扶着栏杆上几级台阶", en: "Climbs a few steps holding the rail", ...underThree },
  { code: "M22", area: "grossMotor", fromMonths: 18, toMonths: 26, zh: "把球抛出去或往前踢", en: "Throws a ball or kicks it forward", ...underThree },
  { code: "M23", area: "fineMotor", fromMonths: 12, toMonths: 18, zh: "握着蜡笔在纸上留下痕迹", en: "Holds a crayon and makes marks", ...underThree },
  { code: "M24", area: "fineMotor", fromMonths: 15, toMonths: 22, zh: "把三块以上积木叠高", en: "Stacks three or more blocks", ...underThree },
  { code: "M25", area: "fineMotor", fromMonths: 18, toMonths: 26, zh: "翻厚页书，看想看的图", en: "Turns board-book pages to find pictures", ...underThree },
  { code: "M26", area: "language", fromMonths: 12, toMonths: 18, zh: "有意识地叫家人或说几个词", en: "Says a few meaningful words, such as names for family", ...underThree },
  { code: "M27", area: "language", fromMonths: 14, toMonths: 20, zh: "听懂“给我”“坐下”这样的一步要求", en: "Follows a one-step request such as give me or sit down", ...underThree },
  { code: "M28", area: "language", fromMonths: 18, toMonths: 26, zh: "把两个词连起来说", en: "Joins two words together", ...underThree },
  { code: "M29", area: "language", fromMonths: 18, toMonths: 26, zh: "问到时能指出身体部位或图片", en: "Points to body parts or pictures when asked", ...underThree },
  { code: "M30", area: "cognition", fromMonths: 14, toMonths: 22, zh: "把简单形状放进对应的孔里", en: "Fits simple shapes into matching holes", ...underThree },
  { code: "M31", area: "cognition", fromMonths: 16, toMonths: 24, zh: "会用杯子、梳子等东西做它该做的事", en: "Uses cups, combs and other objects for their purpose", ...underThree },
  { code: "M32", area: "cognition", fromMonths: 18, toMonths: 28, zh: "把一样的东西放在一起", en: "Puts matching things together", ...underThree },
  { code: "M33", area: "socialEmotional", fromMonths: 12, toMonths: 20, zh: "拿喜欢的东西给大人看", en: "Brings things to show an adult", ...underThree },
  { code: "M34", area: "socialEmotional", fromMonths: 15, toMonths: 24, zh: "大人安抚后能较快平静", en: "Calms fairly soon when comforted", ...underThree },
  { code: "M35", area: "socialEmotional", fromMonths: 18, toMonths: 28, zh: "喜欢在同伴旁边各玩各的", en: "Likes to play alongside other children", ...underThree },
  { code: "M36", area: "socialEmotional", fromMonths: 18, toMonths: 26, zh: "认得镜子或照片里的自己", en: "Recognises self in a mirror or photo", ...underThree },
  { code: "M37", area: "feeding", fromMonths: 14, toMonths: 22, zh: "自己用勺吃，会洒出一些", en: "Eats with a spoon, with some spilling", ...underThree },
  { code: "M38", area: "selfCare", fromMonths: 16, toMonths: 24, zh: "穿脱衣服时会配合伸手伸脚", en: "Helps dressing by holding out arms and legs", ...underThree },
  { code: "M39", area: "selfCare", fromMonths: 18, toMonths: 28, zh: "用动作或话示意要大小便", en: "Signals by gesture or word the need to use the toilet", ...underThree },
  { code: "M40", area: "sleep", fromMonths: 12, toMonths: 24, zh: "每天在固定时间午睡一次", en: "Takes one nap at a regular time each day", ...underThree },
  { code: "M41", area: "grossMotor", fromMonths: 24, toMonths: 32, zh: "跑得较稳，会停下来", en: "Runs fairly steadily and can stop", ...underThree },
  { code: "M42", area: "grossMotor", fromMonths: 26, toMonths: 36, zh: "双脚一起跳离地面", en: "Jumps with both feet off the floor", ...underThree },
  { code: "M43", area: "grossMotor", fromMonths: 28, toMonths: 40, zh: "少扶或不扶上下几级楼梯", en: "Goes up and down a few stairs with little or no support", ...underThree },
  { code: "M44", area: "fineMotor", fromMonths: 24, toMonths: 33, zh: "照着样子画竖线或横线", en: "Copies an upright or level line", ...underThree },
  { code: "M45", area: "fineMotor", fromMonths: 28, toMonths: 40, zh: "照着样子画圆", en: "Copies a circle", ...underThree },
  { code: "M46", area: "fineMotor", fromMonths: 26, toMonths: 36, zh: "用绳子穿大珠子", en: "Threads large beads", ...underThree },
  { code: "M47", area: "language", fromMonths: 24, toMonths: 32, zh: "说得出自己的名字或小名", en: "Says own name or nickname", ...underThree },
  { code: "M48", area: "language", fromMonths: 26, toMonths: 36, zh: "说三个词以上的短句", en: "Uses short sentences of three or more words", ...underThree },
  { code: "M49", area: "language", fromMonths: 28, toMonths: 40, zh: "会问“是什么”“在哪里”", en: "Asks what and where questions", ...underThree },
  { code: "M50", area: "language", fromMonths: 24, toMonths: 36, zh: "听完短故事能看图回答简单问题", en: "Answers simple picture questions after a short story", ...underThree },
  { code: "M51", area: "cognition", fromMonths: 24, toMonths: 34, zh: "按颜色或形状分东西", en: "Sorts things by colour or shape", ...underThree },
  { code: "M52", area: "cognition", fromMonths: 28, toMonths: 40, zh: "分得清“一个”和“很多”，能数到三左右", en: "Tells one from many and counts to about three", ...underThree },
  { code: "M53", area: "cognition", fromMonths: 24, toMonths: 36, zh: "玩喂娃娃、打电话等假装游戏", en: "Plays pretend, such as feeding a doll", ...underThree },
  { code: "M54", area: "socialEmotional", fromMonths: 24, toMonths: 36, zh: "提醒后能等一小会儿、轮流玩", en: "Waits briefly and takes turns when reminded", ...underThree },
  { code: "M55", area: "socialEmotional", fromMonths: 26, toMonths: 38, zh: "说出高兴、难过等感受", en: "Names feelings such as happy or sad", ...underThree },
  { code: "M56", area: "socialEmotional", fromMonths: 24, toMonths: 36, zh: "与家人分开后能较快加入活动", en: "Joins in fairly soon after parting from family", ...underThree },
  { code: "M57", area: "feeding", fromMonths: 24, toMonths: 32, zh: "自己用勺吃完一餐", en: "Finishes a meal with a spoon without help", ...underThree },
  { code: "M58", area: "selfCare", fromMonths: 26, toMonths: 38, zh: "白天多数时候自己或提醒后如厕", en: "Uses the toilet by day, alone or when reminded", ...underThree },
  { code: "M59", area: "selfCare", fromMonths: 28, toMonths: 40, zh: "看护下洗手并擦干", en: "Washes and dries hands with an adult watching", ...underThree },
  { code: "M60", area: "selfCare", fromMonths: 28, toMonths: 40, zh: "自己脱鞋、脱外套", en: "Takes off shoes and coat", ...underThree },
  { code: "M61", area: "grossMotor", fromMonths: 36, toMonths: 48, zh: "沿地上的直线走一小段", en: "Walks a short way along a line", ...fromThree },
  { code: "M62", area: "grossMotor", fromMonths: 36, toMonths: 48, zh: "单脚站住一会儿", en: "Stands briefly on one foot", ...fromThree },
  { code: "M63", area: "fineMotor", fromMonths: 36, toMonths: 48, zh: "用剪刀沿直线剪纸", en: "Cuts paper along a straight line", ...fromThree },
  { code: "M64", area: "selfCare", fromMonths: 36, toMonths: 50, zh: "少量帮助下自己穿脱衣服鞋子", en: "Puts on and takes off clothes and shoes with a little help", ...fromThree },
  { code: "M65", area: "language", fromMonths: 36, toMonths: 48, zh: "说清自己的名字、年龄和简单的事", en: "Says own name, age and something simple that happened", ...fromThree },
  { code: "M66", area: "language", fromMonths: 36, toMonths: 50, zh: "爱看图书，跟着念儿歌", en: "Enjoys books and joins in with rhymes", ...fromThree },
  { code: "M67", area: "socialEmotional", fromMonths: 36, toMonths: 48, zh: "愿意和小朋友一起玩", en: "Wants to play with other children", ...fromThree },
  { code: "M68", area: "socialEmotional", fromMonths: 36, toMonths: 50, zh: "提醒后能遵守班里的简单规则", en: "Follows simple class rules when reminded", ...fromThree },
  { code: "M69", area: "cognition", fromMonths: 36, toMonths: 50, zh: "对花草、小动物好奇，爱问为什么", en: "Curious about plants and animals and asks why", ...fromThree },
  { code: "M70", area: "cognition", fromMonths: 36, toMonths: 50, zh: "手口一致地数五个以内的东西", en: "Counts up to five objects one by one", ...fromThree },
  { code: "M71", area: "arts", fromMonths: 36, toMonths: 50, zh: "跟着音乐拍节奏或动起来", en: "Claps or moves to music", ...fromThree },
  { code: "M72", area: "grossMotor", fromMonths: 48, toMonths: 60, zh: "单脚连续跳几下，会躲开滚来的球", en: "Hops several times and dodges a rolling ball", ...fromThree },
  { code: "M73", area: "fineMotor", fromMonths: 48, toMonths: 60, zh: "画出简单的人或沿轮廓剪", en: "Draws a simple person or cuts along an outline", ...fromThree },
  { code: "M74", area: "selfCare", fromMonths: 48, toMonths: 62, zh: "用筷子吃饭，收好自己的东西", en: "Eats with chopsticks and tidies own things", ...fromThree },
  { code: "M75", area: "healthState", fromMonths: 48, toMonths: 60, zh: "不高兴时能说出原因，较快平静", en: "Says why upset and settles fairly quickly", ...fromThree },
  { code: "M76", area: "language", fromMonths: 48, toMonths: 60, zh: "较连贯地讲自己经历的事", en: "Tells own experiences in a fairly connected way", ...fromThree },
  { code: "M77", area: "language", fromMonths: 48, toMonths: 60, zh: "看图说出故事大意", en: "Tells the main idea of a picture story", ...fromThree },
  { code: "M78", area: "socialEmotional", fromMonths: 48, toMonths: 60, zh: "用交换、轮流等办法加入游戏", en: "Joins play by swapping or taking turns", ...fromThree },
  { code: "M79", area: "socialEmotional", fromMonths: 48, toMonths: 60, zh: "看到别人难过会关心", en: "Shows concern when someone is sad", ...fromThree },
  { code: "M80", area: "cognition", fromMonths: 48, toMonths: 60, zh: "比较两样东西哪里一样、哪里不同", en: "Compares what is the same and different in two things", ...fromThree },
  { code: "M81", area: "cognition", fromMonths: 48, toMonths: 60, zh: "数一数，比出两组谁多谁少（10以内）", en: "Counts to compare two groups within ten", ...fromThree },
  { code: "M82", area: "arts", fromMonths: 48, toMonths: 60, zh: "用画、捏、拼表现见过的东西", en: "Shows things seen through drawing, modelling or collage", ...fromThree },
  { code: "M83", area: "grossMotor", fromMonths: 60, toMonths: 72, zh: "连续跳绳或拍球", en: "Skips rope or bounces a ball again and again", ...fromThree },
  { code: "M84", area: "fineMotor", fromMonths: 60, toMonths: 72, zh: "画出方形，会写自己的名字", en: "Draws a square and writes own name", ...fromThree },
  { code: "M85", area: "selfCare", fromMonths: 60, toMonths: 72, zh: "按冷热增减衣服，会扣扣子、系带子", en: "Adds or removes clothes for the weather, does buttons and laces", ...fromThree },
  { code: "M86", area: "healthState", fromMonths: 60, toMonths: 72, zh: "知道避开危险，会向大人求助", en: "Keeps away from danger and asks adults for help", ...fromThree },
  { code: "M87", area: "language", fromMonths: 60, toMonths: 72, zh: "有条理地说出想法和感受", en: "Explains ideas and feelings in order", ...fromThree },
  { code: "M88", area: "language", fromMonths: 60, toMonths: 72, zh: "听清两三步要求并照着做", en: "Listens to and carries out two or three step requests", ...fromThree },
  { code: "M89", area: "socialEmotional", fromMonths: 60, toMonths: 72, zh: "和同伴商量、分工做一件事", en: "Plans with others and shares out the work", ...fromThree },
  { code: "M90", area: "socialEmotional", fromMonths: 60, toMonths: 72, zh: "懂得规则的用处，愿意当值日生", en: "Understands why rules matter and takes on small duties", ...fromThree },
  { code: "M91", area: "cognition", fromMonths: 60, toMonths: 72, zh: "先猜一猜，再动手试并记下来", en: "Guesses, tries it out and records the result", ...fromThree },
  { code: "M92", area: "cognition", fromMonths: 60, toMonths: 72, zh: "用实物做10以内的加减", en: "Adds and takes away within ten using objects", ...fromThree },
  { code: "M93", area: "arts", fromMonths: 60, toMonths: 72, zh: "独立或合作用多种材料创作", en: "Creates alone or together with various materials", ...fromThree },
] as const satisfies readonly Milestone[];

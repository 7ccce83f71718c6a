import type { Allergen, Diet, IdKind, Relation, Schedule, Sex } from "~db/enums";
import type { StandardHeader } from "./header";

const admission = {
  issuer: "国家卫生健康委员会",
  title: "托育机构管理规范（试行）",
  number: "国卫人口发〔2019〕58号",
  edition: "2019（试行）",
  effectiveOn: "2019-10-08",
  clause: "第三章 收托管理",
  note: "the norm asks for the true identity of child and guardian; which words head a column and fill a cell is common usage of centres' own rolls, collected for this product and part of no norm",
} as const satisfies StandardHeader;

const allergenGroups = {
  issuer: "国家卫生健康委员会",
  title: "食品安全国家标准 预包装食品标签通则",
  number: "GB 7718",
  edition: "2011",
  effectiveOn: "2012-04-20",
  clause: "4.4.3",
  note: "the eight groups; the words of families that belong to each are common usage",
} as const satisfies StandardHeader;

export const sources = [admission, allergenGroups] as const;

/**
 * The columns of a roll and the words that may head them, the first being the one an export writes. They are
 * compared without spaces, brackets, stars and case.
 */
export const rosterHeads = {
  no: ["序号", "编号", "行号", "No", "No."],
  name: ["姓名", "幼儿姓名", "儿童姓名", "孩子姓名", "宝宝姓名", "婴幼儿姓名", "学生姓名", "名字", "Name", "Child", "Child name", "Full name"], // prettier-ignore
  sex: ["性别", "幼儿性别", "Sex", "Gender"],
  bornOn: ["出生日期", "出生年月日", "出生年月", "生日", "出生日", "出生时间", "Date of birth", "Birth date", "Birthday", "Born", "Born on", "DOB"], // prettier-ignore
  idKind: ["证件类型", "证件种类", "证件类别", "ID type", "ID document", "Kind of ID", "Document type"], // prettier-ignore
  idNumber: ["证件号", "证件号码", "身份证号", "身份证号码", "身份证", "幼儿身份证号", "幼儿身份证号码", "公民身份号码", "ID number", "ID no", "ID No.", "Identity number"], // prettier-ignore
  className: [
    "班级",
    "班级名称",
    "所在班级",
    "所在班",
    "班别",
    "分班",
    "Class",
    "Class name",
    "Room",
  ],
  enteredOn: ["入托日期", "入园日期", "入托时间", "入园时间", "首次入托日期", "首次入园日期", "报到日期", "First day", "Entry date", "Entered on", "Start date"], // prettier-ignore
  schedule: ["托位类型", "托别", "时段", "托育类型", "托育方式", "收托形式", "全日半日", "全日/半日", "Schedule", "Place type", "Session"], // prettier-ignore
  guardian1Name: ["监护人1姓名", "监护人姓名", "监护人1", "监护人", "家长姓名", "家长1姓名", "第一监护人姓名", "第一监护人", "主要监护人", "联系人", "联系人姓名", "Guardian 1 name", "Guardian name", "Guardian", "Guardian 1", "Parent", "Parent name"], // prettier-ignore
  guardian1Relation: ["监护人1关系", "监护人关系", "与幼儿关系", "与孩子关系", "与儿童关系", "与宝宝关系", "关系", "家长关系", "家长1关系", "第一监护人关系", "Guardian 1 relation", "Relation", "Relationship", "Guardian relation"], // prettier-ignore
  guardian1Phone: ["监护人1手机", "监护人1电话", "监护人1手机号", "监护人1联系电话", "监护人手机", "监护人电话", "监护人手机号", "监护人联系电话", "监护人联系方式", "家长手机", "家长电话", "家长手机号", "家长1电话", "家长联系电话", "联系电话", "联系方式", "手机", "手机号", "手机号码", "电话", "电话号码", "第一监护人电话", "第一监护人手机", "Guardian 1 phone", "Guardian phone", "Phone", "Mobile", "Phone number"], // prettier-ignore
  guardian2Name: ["监护人2姓名", "监护人2", "家长2姓名", "第二监护人姓名", "第二监护人", "Guardian 2 name", "Guardian 2"], // prettier-ignore
  guardian2Relation: ["监护人2关系", "家长2关系", "第二监护人关系", "Guardian 2 relation"],
  guardian2Phone: ["监护人2手机", "监护人2电话", "监护人2手机号", "监护人2联系电话", "家长2电话", "家长2手机", "第二监护人电话", "第二监护人手机", "Guardian 2 phone"], // prettier-ignore
  fatherName: ["父亲姓名", "爸爸姓名", "父亲", "爸爸", "Father", "Father name", "Father's name"],
  fatherPhone: ["父亲电话", "父亲手机", "父亲手机号", "父亲联系电话", "爸爸电话", "爸爸手机", "Father phone", "Father's phone"], // prettier-ignore
  motherName: ["母亲姓名", "妈妈姓名", "母亲", "妈妈", "Mother", "Mother name", "Mother's name"],
  motherPhone: ["母亲电话", "母亲手机", "母亲手机号", "母亲联系电话", "妈妈电话", "妈妈手机", "Mother phone", "Mother's phone"], // prettier-ignore
  allergies: ["过敏", "过敏史", "过敏原", "过敏源", "过敏情况", "食物过敏", "过敏食物", "Allergies", "Allergy"], // prettier-ignore
  diets: ["忌口", "饮食禁忌", "饮食要求", "饮食", "忌食", "特殊饮食", "Diet", "Diets", "Diet needs", "Dietary needs"], // prettier-ignore
  pastIllness: ["既往史", "既往病史", "病史", "既往疾病", "疾病史", "Past illness", "Medical history", "Past illnesses"], // prettier-ignore
  vaccinationCheckedOn: ["接种证查验日期", "预防接种证查验日期", "接种查验日期", "接种证查验", "预防接种查验日期", "Vaccination record checked", "Vaccination checked on", "Vaccination check"], // prettier-ignore
  note: ["备注", "说明", "其他说明", "Note", "Notes", "Remarks"],
} as const satisfies Record<string, readonly string[]>;

/** Words that fill a cell, by what they mean; compared like the heads. */
export const sexWords: Record<Sex, readonly string[]> = {
  male: ["男", "男孩", "男童", "男生", "M", "Male", "Boy"],
  female: ["女", "女孩", "女童", "女生", "F", "Female", "Girl"],
};

export const idKindWords: Record<IdKind, readonly string[]> = {
  residentId: ["居民身份证", "身份证", "大陆身份证", "户口簿", "户口本", "Resident identity card", "Resident ID", "Resident ID card", "ID card"], // prettier-ignore
  residencePermit: ["港澳台居民居住证", "居住证", "港澳居民居住证", "台湾居民居住证", "Residence permit", "Residence permit HK, Macao, Taiwan", "HK/Macao/Taiwan residence permit"], // prettier-ignore
  birthCertificate: ["出生医学证明", "出生证明", "出生证", "Birth certificate", "Medical certificate of birth", "Medical birth certificate"], // prettier-ignore
  passport: ["护照", "Passport"],
  pending: ["待补", "待办", "未办理", "暂无", "To follow", "Pending", "Not yet"],
};

export const scheduleWords: Record<Schedule, readonly string[]> = {
  full: ["全日", "全天", "全托", "全日托", "整日", "全日制", "Full day", "Full", "Full-day"],
  morning: ["半日（上午）", "上午", "上午半日", "半日上午", "上午半天", "半天（上午）", "上午托", "半日托（上午）", "Morning", "Half day (morning)", "Mornings"], // prettier-ignore
  afternoon: ["半日（下午）", "下午", "下午半日", "半日下午", "下午半天", "半天（下午）", "下午托", "半日托（下午）", "Afternoon", "Half day (afternoon)", "Afternoons"], // prettier-ignore
};

export const relationWords: Record<Relation, readonly string[]> = {
  father: ["爸爸", "父亲", "父", "Father", "Dad"],
  mother: ["妈妈", "母亲", "母", "Mother", "Mum", "Mom"],
  paternalGrandfather: ["爷爷", "祖父", "Grandfather (father's side)", "Paternal grandfather"],
  paternalGrandmother: ["奶奶", "祖母", "Grandmother (father's side)", "Paternal grandmother"],
  maternalGrandfather: ["外公", "姥爷", "外祖父", "Grandfather (mother's side)", "Maternal grandfather"], // prettier-ignore
  maternalGrandmother: ["外婆", "姥姥", "外祖母", "Grandmother (mother's side)", "Maternal grandmother"], // prettier-ignore
  otherRelative: ["其他亲属", "亲属", "亲戚", "叔叔", "伯伯", "姑姑", "舅舅", "姨妈", "小姨", "Other relative", "Relative"], // prettier-ignore
  other: ["其他", "其它", "Other"],
};

/** A word of a family belongs to every group whose shape it fits: 蛋奶 is two allergens. */
export const allergenShapes: readonly (readonly [Exclude<Allergen, "other">, RegExp])[] = [
  ["gluten", /小麦|麸质|面粉|大麦|燕麦|黑麦|\b(gluten|wheat|barley|rye|oats?)\b/i],
  ["crustacean", /虾|蟹|甲壳|crustacean|shrimp|prawn|\bcrab|lobster/i],
  ["mollusc", /贝(?!母)|蛤|牡蛎|鱿鱼|章鱼|墨鱼|软体|mollus|squid|octopus|oyster|clam|mussel/i],
  ["fish", /(?:^|[^鱿章墨])鱼|\bfish|salmon|\bcod\b/i],
  ["egg", /蛋(?!白粉|白质)|\beggs?\b/i],
  ["peanut", /花生|peanut/i],
  ["soy", /大豆|黄豆|豆浆|豆奶|豆制品|\bsoy/i],
  ["milk", /(?:^|[^豆])奶|乳(?!胶)|\bmilk|dairy/i],
  ["treeNut", /腰果|核桃|杏仁|榛子|开心果|坚果|夏威夷果|cashew|walnut|almond|hazelnut|pistachio|\bnuts?\b/i], // prettier-ignore
  ["sesame", /芝麻|sesame/i],
  ["mango", /芒果|mango/i],
];

export const dietWords: Record<Exclude<Diet, "other">, readonly string[]> = {
  halal: ["清真", "清真饮食", "清真餐", "Halal"],
  vegetarian: ["素食", "吃素", "Vegetarian"],
  noPork: ["不吃猪肉", "忌猪肉", "猪肉", "No pork"],
  noBeef: ["不吃牛肉", "忌牛肉", "牛肉", "No beef"],
};

/** What says that there is nothing to say. */
export const nothingWords: readonly string[] = ["无", "没有", "暂无", "否", "否认", "未发现", "正常", "-", "--", "/", "—", "——", "None", "No", "Nil", "N/A", "Nothing"]; // prettier-ignore

/** Around an allergen, not part of its name. */
export const allergyPadding = /^对|过敏史?$|\s+allerg(?:y|ic)$/gi;

/** A word with one of these denies what it names: it is asked about and nothing is recorded. */
export const denials = /不(?!耐)|无|没|否|非|\b(?:no|not|never)\b/i;

/** A word with one of these is not sure of what it names: it is recorded, and asked about. */
export const doubts = /疑|待查|待定|可能|曾|[?？]|\b(?:maybe|suspected|possibly)\b/i;

/** How a roll writes a day: the marks between year, month and day, then perhaps a time. */
export const dayShape =
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/;

/** What stands between several words of one cell; brackets hold a list of their own. */
export const listSeparators = /[、，,；;/\n\r|()（）]+|\s+(?=[\u4e00-\u9fff])/;

import type { DocumentKind } from "~db/enums";
import type { StandardHeader } from "./header";

const personalInformation = {
  issuer: "全国人民代表大会常务委员会",
  title: "中华人民共和国个人信息保护法",
  number: "主席令第91号",
  edition: "2021",
  effectiveOn: "2021-11-01",
  clause: "第十四、十五、十七、二十八至三十一、四十四至五十条",
} as const satisfies StandardHeader;

const childrenOnline = {
  issuer: "国家互联网信息办公室",
  title: "儿童个人信息网络保护规定",
  number: "国家互联网信息办公室令第4号",
  edition: "2019",
  effectiveOn: "2019-10-01",
  clause: "第八至十条",
} as const satisfies StandardHeader;

const centreManagement = {
  issuer: "国家卫生健康委员会",
  title: "托育机构管理规范（试行）",
  number: "国卫人口发〔2019〕58号",
  edition: "2019（试行）",
  effectiveOn: "2019-10-08",
  clause: "第九至十一条、第三十五条",
  note: "what an agreement must settle: duties of both sides, services, fees, how disputes are solved",
} as const satisfies StandardHeader;

export const sources: readonly StandardHeader[] = [
  personalInformation,
  childrenOnline,
  centreManagement,
];

/** What the texts may have filled in: `{{centreName}}`. */
export const documentBlanks = {
  privacyNotice: ["centreName", "address", "phone", "keepMonths"],
  agreement: [
    ...["number", "centreName", "address", "phone", "opensAt", "closesAt"],
    ...["guardianName", "guardianPhone", "relation", "childName", "sex", "bornOn"],
    ...["className", "schedule", "startsOn"],
  ],
  handbook: ["centreName", "address", "phone", "opensAt", "closesAt"],
} as const satisfies Record<DocumentKind, readonly string[]>;

/**
 * The texts that a centre begins with, until it publishes its own: `## ` begins a heading, an empty line
 * parts paragraphs. They say what the norms above ask for and promise no fee or hour that only a centre knows.
 */
export const documentTexts: Record<DocumentKind, { zh: string; en: string }> = {
  privacyNotice: {
    zh: `## 一、谁处理这些信息
{{centreName}}（地址：{{address}}；电话：{{phone}}）负责处理您在报名时填写的个人信息，并指定专人负责儿童个人信息保护，您可以通过上述电话联系。

## 二、收集哪些信息，做什么用
儿童的姓名、性别、出生日期，希望入托的时间和方式；监护人的姓名、手机号码、与儿童的关系；您自愿填写的优先条件和备注。这些信息只用于答复咨询、安排候补顺序、发出入托通知和签订托育服务协议。报名时不收集身份证件号码、健康信息和照片。

## 三、敏感个人信息
不满十四周岁儿童的个人信息是敏感个人信息。没有这些信息无法判断适龄班级和安排托位；我们只在必要范围内使用，由经授权的园长和行政人员查看，查看和更改留有记录。

## 四、保存多久
未入托的报名和咨询在结束后保存 {{keepMonths}} 个月，到期自动删除。入托后，信息转入儿童档案，按入托时告知的规则保存。

## 五、不对外提供
信息保存在中国境内，不出售，不用于广告，不向第三方提供；法律、法规要求向主管部门报送的除外。

## 六、您的权利
您可以随时查看、更正、复制、撤回报名并要求删除，也可以撤回同意：使用报名后得到的专属链接，或致电 {{phone}}。我们在十五个工作日内答复。撤回同意不影响此前已进行的处理；不同意本告知则无法在线报名，您可以到园当面咨询。`,
    en: `## 1. Who handles this information
{{centreName}} (address: {{address}}; telephone: {{phone}}) handles the personal information that you give when you apply, and has named a person in charge of protecting children's information, whom you reach at the same telephone number.

## 2. What is collected, and for what
The child's name, sex and date of birth, when and how you wish the child to come; the guardian's name, mobile number and relation to the child; the priority grounds and remarks that you choose to give. They are used only to answer questions, to order the waiting list, to make an offer and to conclude the childcare agreement. No identity numbers, health information or photographs are collected at this point.

## 3. Sensitive information
The personal information of children under fourteen is sensitive. Without it the right class and a place cannot be found. It is used only as far as needed, seen only by the director and the office as authorised, and every look and change is on record.

## 4. How long it is kept
Applications and questions that do not lead to a place are kept for {{keepMonths}} months after they end and then erased automatically. When a child enters, the information becomes part of the child's file, kept as told at entry.

## 5. Not passed on
The information stays in mainland China. It is not sold, not used for advertising and not given to third parties, except where laws require a report to the authorities.

## 6. Your rights
You may at any time see, correct and copy the information, withdraw the application, have it erased, and withdraw your consent: through the personal link that you get after applying, or by calling {{phone}}. We answer within fifteen working days. Withdrawal does not affect what was done before. Without agreeing to this notice you cannot apply online; you are welcome to ask in person.`,
  },
  agreement: {
    zh: `协议编号：{{number}}

## 甲方（托育机构）
{{centreName}}，地址：{{address}}，电话：{{phone}}

## 乙方（监护人）
{{guardianName}}（{{relation}}），手机：{{guardianPhone}}

## 一、入托儿童
{{childName}}，{{sex}}，{{bornOn}} 出生。

## 二、服务内容
自 {{startsOn}} 起入托 {{className}}，服务方式为{{schedule}}。甲方开放时间为 {{opensAt}} 至 {{closesAt}}，法定节假日和提前告知的休园日除外。服务包括生活照料、餐食、适龄活动、户外活动和每日情况反馈。班级或服务方式的变更由双方另行确认。

## 三、甲方的责任
1. 按国家规定配备保育人员和卫生保健人员，保持照护比例，落实晨检、午检和全日观察。
2. 提供安全的环境和餐食，按登记的过敏和饮食要求备餐。
3. 发现儿童身体不适或受伤时立即联系监护人，紧急情况下先行送医。
4. 不虐待、不歧视、不体罚儿童；监控和记录按规定保存。
5. 依法保护儿童个人信息，只在监护人同意的范围内使用。

## 四、乙方的责任
1. 如实告知儿童的健康、过敏、接种和特殊照护情况；入托前完成健康检查。
2. 按时接送；由监护人或其书面委托并登记的成年人接走儿童。
3. 儿童患病或发热期间在家休息，并及时告知甲方。
4. 按公示的标准按时缴纳费用。

## 五、费用
收费项目、标准和退费办法以甲方公示为准，作为本协议的附件。伙食费按实际缺勤天数退还。

## 六、变更与终止
监护人可提前告知甲方终止服务，托位自离园次日起释放。甲方不得无故终止服务。儿童超出班级年龄时，由双方商定转班。

## 七、争议处理
双方协商解决；协商不成的，可以向主管部门投诉，或向甲方所在地人民法院起诉。

## 八、生效
监护人以本人账号在线确认后生效，系统记录确认的时间和账号；双方可随时下载本协议。`,
    en: `Agreement no. {{number}}

## Party A (the childcare centre)
{{centreName}}, address: {{address}}, telephone: {{phone}}

## Party B (the guardian)
{{guardianName}} ({{relation}}), mobile: {{guardianPhone}}

## 1. The child
{{childName}}, {{sex}}, born {{bornOn}}.

## 2. The service
From {{startsOn}} the child has a place in {{className}}, service: {{schedule}}. Party A is open from {{opensAt}} to {{closesAt}}, except on public holidays and on closing days told beforehand. The service is daily care, meals, activities suited to the age, time outdoors and a daily report. A change of class or service is confirmed by both sides.

## 3. What Party A owes
1. Care and health staff as the State requires, the ratio of carers kept, morning check, noon check and observation through the day.
2. A safe place and safe meals, prepared with the registered allergies and diets in mind.
3. To tell the guardian at once when the child is unwell or hurt, and in an emergency to bring the child to hospital first.
4. No abuse, discrimination or corporal punishment; recordings and records are kept as prescribed.
5. To protect the child's personal information by law and use it only as far as the guardian consented.

## 4. What Party B owes
1. To tell truly about health, allergies, vaccination and special care; the health check is done before entry.
2. To bring and collect the child on time; the child is collected by a guardian or an adult whom the guardian named in writing and who is registered.
3. To keep the child at home while ill or feverish, and to tell Party A in time.
4. To pay the published fees on time.

## 5. Fees
Items, rates and refunds are those that Party A publishes; they are an annex to this agreement. Meal money is refunded for days of absence.

## 6. Change and end
The guardian may end the service by telling Party A beforehand; the place is free from the day after the last. Party A does not end the service without cause. When the child outgrows the class, both sides settle on the next.

## 7. Disputes
They are settled by talking; failing that, by complaint to the authority or before the people's court at Party A's seat.

## 8. In force
The agreement is in force when the guardian confirms it with the own account; the time and the account are recorded. Both sides may download it at any time.`,
  },
  handbook: {
    zh: `## 一、来园和离园
{{centreName}}每天 {{opensAt}} 开门，{{closesAt}} 关门。来园先做晨检，身体不适请当面告诉老师。离园只交给名单上的成年人；临时换人，请监护人先在家长页面写好。

## 二、请假
不来园请当天 08:30 前在家长页面请假。这样厨房按实际人数备餐，伙食费按缺勤天数退还。

## 三、生病
发热、腹泻、出疹子请在家休息，症状消失满 24 小时再来园；传染病请带医生的复课证明。在园发热，我们马上联系您接回。

## 四、吃药
只代喂有医嘱的药。请当面交给老师，写清药名、用量和时间；药不要放进孩子的书包。

## 五、饮食和过敏
过敏和忌口请如实告知，有变化马上更正。请不要让孩子带食物来园。

## 六、衣物和物品
每天带一套换洗衣物，写上名字。不带细小、尖锐、贵重的物品。

## 七、照片
按您的授权使用。请不要把别的孩子的照片发到网上。

## 八、联系我们
地址：{{address}}，电话：{{phone}}。有意见请直接告诉老师或园长，也可以在“消息”里写。`,
    en: `## 1. Coming and leaving
{{centreName}} opens at {{opensAt}} and closes at {{closesAt}}. The morning check comes first; tell the teacher in person if your child is not well. Children are handed only to adults on the list. If somebody else collects today, a guardian writes it on the family's page beforehand.

## 2. Absences
If your child stays at home, say so on the family's page before 08:30 of the day. The kitchen then cooks for those who come, and meal money is refunded for days of absence.

## 3. Illness
With a fever, diarrhoea or a rash a child rests at home and comes back when it has been well for 24 hours; after an infectious illness with a doctor's note. If a fever begins here we call you at once to collect.

## 4. Medicine
We give only what a doctor has prescribed. Hand it to the teacher with its name, dose and time; never leave it in the child's bag.

## 5. Food and allergies
Tell us of every allergy and diet, and of changes at once. Please give no food along.

## 6. Clothes and things
A set of spare clothes every day, with the name on it. Nothing small, sharp or valuable.

## 7. Photographs
They are used as you have consented. Please post no pictures of other children.

## 8. How to reach us
Address: {{address}}, telephone: {{phone}}. Tell the teacher or the director what you think, or write it under "Messages".`,
  },
};

/** Closed word lists shared by the database, the server and the browser. */
export * from "./enums/families";
export * from "./enums/meals";
export * from "./enums/messages";

export const locales = ["zh-CN", "en"] as const;
export type Locale = (typeof locales)[number];

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

export const roles = [
  "director",
  "office",
  "teacher",
  "carer",
  "healthWorker",
  "cook",
  "guard",
  "guardian",
  "familyMember",
  "pickupOnly",
  "platformAdmin",
] as const;
export type Role = (typeof roles)[number];

/** What an invitation may open: nobody becomes staff by a link. */
export const invitedRoles = ["guardian", "familyMember", "pickupOnly"] as const;
export type InvitedRole = (typeof invitedRoles)[number];

export const actorKinds = ["user", "device", "job", "visitor"] as const;
export type ActorKind = (typeof actorKinds)[number];

export const accountStates = ["active", "suspended"] as const;

export const classTypes = [
  "infant",
  "toddler",
  "olderToddler",
  "mixedUnderThree",
  "kindergartenSmall",
  "kindergartenMiddle",
  "kindergartenBig",
  "kindergartenMixed",
] as const;
export type ClassType = (typeof classTypes)[number];

export const sexes = ["male", "female"] as const;
export type Sex = (typeof sexes)[number];

export const idKinds = [
  "residentId",
  "residencePermit",
  "birthCertificate",
  "passport",
  "pending",
] as const;
export type IdKind = (typeof idKinds)[number];

export const relations = [
  "father",
  "mother",
  "paternalGrandfather",
  "paternalGrandmother",
  "maternalGrandfather",
  "maternalGrandmother",
  "otherRelative",
  "other",
] as const;
export type Relation = (typeof relations)[number];

export const guardianGrades = ["primary", "secondary", "family", "emergencyOnly"] as const;
export type GuardianGrade = (typeof guardianGrades)[number];

export const allergens = [
  "gluten",
  "crustacean",
  "fish",
  "egg",
  "peanut",
  "soy",
  "milk",
  "treeNut",
  "mollusc",
  "sesame",
  "mango",
  "other",
] as const;
export type Allergen = (typeof allergens)[number];

export const allergySeverities = ["mild", "severe", "unknown"] as const;
export type AllergySeverity = (typeof allergySeverities)[number];

export const diets = ["halal", "vegetarian", "noPork", "noBeef", "other"] as const;
export type Diet = (typeof diets)[number];

export const consentKinds = [
  "enrolmentPrivacy",
  "healthData",
  "classPhotos",
  "publicityPhotos",
  "researchPhotos",
  "pickUpPersons",
  "outings",
  "emergencyTreatment",
  "authoritySharing",
] as const;
export type ConsentKind = (typeof consentKinds)[number];

export const consentStates = ["granted", "refused", "withdrawn"] as const;
export type ConsentState = (typeof consentStates)[number];

export const posts = [
  "director",
  "office",
  "teacher",
  "carer",
  "healthWorker",
  "cook",
  "guard",
] as const;
export type Post = (typeof posts)[number];

export const certificateKinds = [
  "teacherCertificate",
  "childcareCertificate",
  "healthCertificate",
  "healthWorkerTraining",
  "guardLicence",
  "directorTraining",
] as const;
export type CertificateKind = (typeof certificateKinds)[number];

export const schedules = ["full", "morning", "afternoon"] as const;
export type Schedule = (typeof schedules)[number];
/** How an enrolment is called as a whole: `mixed` where the days of the week differ. */
export const weekSchedules = [...schedules, "mixed"] as const;
export type WeekSchedule = (typeof weekSchedules)[number];
/** How a child comes on one day of its week. */
export const daySchedules = [...schedules, "none"] as const;
export type DaySchedule = (typeof daySchedules)[number];

/** What holds a place. */
export const heldKinds = ["enrolment", "offer", "booking"] as const;

/** What a centre has set a day of its calendar to be. */
export const dayKinds = ["closed", "open"] as const;
export type DayKind = (typeof dayKinds)[number];

export const filePurposes = ["face", "document", "photo", "dish", "kitchen", "message"] as const;
export type FilePurpose = (typeof filePurposes)[number];

export const fileVariants = ["original", "thumb", "tile", "screen"] as const;
export type FileVariant = (typeof fileVariants)[number];

/** What a tap in the room writes down; two kinds may be the ends of one entry. */
export const logKinds = [
  "arrival",
  "departure",
  "morningCheck",
  "noonCheck",
  "meal",
  "milk",
  "water",
  "napStart",
  "napEnd",
  "napCheck",
  "toilet",
  "outdoor",
  "temperature",
  "mood",
  "activity",
  "note",
] as const;
export type LogKind = (typeof logKinds)[number];

/** What a day consists of, made from the log. */
export const entryKinds = [
  "stay",
  "morningCheck",
  "noonCheck",
  "meal",
  "milk",
  "water",
  "nap",
  "napCheck",
  "toilet",
  "outdoor",
  "temperature",
  "mood",
  "activity",
  "note",
] as const;
export type EntryKind = (typeof entryKinds)[number];

/** Staff come into a class and leave it. */
export const dutyKinds = ["in", "out"] as const;
export type DutyKind = (typeof dutyKinds)[number];

/** When the children of a class are counted, name to face. */
export const transitions = ["outdoors", "backIn", "nap", "walk", "evacuation", "other"] as const;
export type Transition = (typeof transitions)[number];
/** Where a hand-over card is shown: on a phone, or printed. */
export const cardMedia = ["phone", "paper"] as const;
export type CardMedium = (typeof cardMedia)[number];

export const mealAmounts = ["finished", "most", "half", "little", "none"] as const;
export type MealAmount = (typeof mealAmounts)[number];

export const checkResults = ["healthy", "abnormal"] as const;
export type CheckResult = (typeof checkResults)[number];

export const checkFindings = [
  "fever",
  "cough",
  "runnyNose",
  "rash",
  "mouth",
  "eyes",
  "hands",
  "vomiting",
  "diarrhoea",
  "injury",
  "lowSpirits",
  "other",
] as const;
export type CheckFinding = (typeof checkFindings)[number];

export const checkActions = ["toClass", "observe", "isolate", "sendHome", "hospital"] as const;
export type CheckAction = (typeof checkActions)[number];

export const toiletKinds = ["wet", "soiled", "dry", "self"] as const;
export type ToiletKind = (typeof toiletKinds)[number];

/** How milk is drunk. */
export const milkVessels = ["bottle", "cup"] as const;
export type MilkVessel = (typeof milkVessels)[number];

/** How a sleeping infant lies when it is looked at. */
export const napPositions = ["back", "side", "front"] as const;
export type NapPosition = (typeof napPositions)[number];

export const moods = ["happy", "calm", "tired", "upset"] as const;
export type Mood = (typeof moods)[number];

export const absenceReasons = ["ill", "personal", "holiday", "other"] as const;
export type AbsenceReason = (typeof absenceReasons)[number];

/** What a line about an absence is: what was learnt about it, or that its last day moved. */
export const followUpKinds = ["asked", "lastDay"] as const;
export type FollowUpKind = (typeof followUpKinds)[number];

export const leaveKinds = ["sick", "annual", "personal", "training", "other"] as const;
export type LeaveKind = (typeof leaveKinds)[number];

export const postures = ["lying", "standing"] as const;
export type Posture = (typeof postures)[number];

/** Areas of 托育机构保育指导大纲 2021 and 3-6岁儿童学习与发展指南 2012, as the milestones name them. */
export const developmentAreas = [
  "feeding",
  "sleep",
  "selfCare",
  "healthState",
  "grossMotor",
  "fineMotor",
  "language",
  "cognition",
  "socialEmotional",
  "arts",
] as const;
export type DevelopmentArea = (typeof developmentAreas)[number];

export const milestoneProgress = ["emerging", "often"] as const;
export type MilestoneProgress = (typeof milestoneProgress)[number];

export const rosterImportStates = ["previewed", "imported", "undone"] as const;
export type RosterImportState = (typeof rosterImportStates)[number];

export const documentKinds = ["privacyNotice", "agreement", "handbook"] as const;
export type DocumentKind = (typeof documentKinds)[number];

export const applicationStates = [
  "waiting",
  "offered",
  "enrolled",
  "declined",
  "lapsed",
  "withdrawn",
  "refused",
] as const;
export type ApplicationState = (typeof applicationStates)[number];

export const applicationSteps = [
  "received",
  "changed",
  "linked",
  "offered",
  "accepted",
  "declined",
  "expired",
  "takenBack",
  "withdrawn",
  "refused",
  "reopened",
] as const;
export type ApplicationStep = (typeof applicationSteps)[number];

export const offerStates = ["open", "accepted", "declined", "expired", "takenBack"] as const;
export type OfferState = (typeof offerStates)[number];

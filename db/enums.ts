/** Closed word lists shared by the database, the server and the browser. */
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

export const actorKinds = ["user", "device", "job"] as const;
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

export const guardianGrades = ["primary", "secondary", "emergencyOnly"] as const;
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

export const filePurposes = ["face", "document"] as const;
export type FilePurpose = (typeof filePurposes)[number];

export const fileVariants = ["original", "thumb", "tile"] as const;
export type FileVariant = (typeof fileVariants)[number];

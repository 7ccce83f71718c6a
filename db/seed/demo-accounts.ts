import type { Relation, Role } from "../enums";
import { staffGuardian } from "./demo-staff";

export type DemoAccount = {
  role: Role;
  name: string;
  login: string;
  password: string;
  landing: string;
};

/** What everyone who works in a class types on its tablet. */
export const demoPin = "7391";

/** Found on the roster, where 廖晓东 is the father of an infant and of a child of the big class. */
export const twoChildGuardian = { name: "廖晓东", phone: "19900001011" } as const;

/** An invented grandfather, on the pick-up list of both children of `of`. */
export const pickUpGrandparent = {
  name: "廖德厚",
  phone: "19900003001",
  relation: "paternalGrandfather" satisfies Relation,
  of: twoChildGuardian,
} as const;

/**
 * What `npm run --silent demo:accounts` prints. The passwords are public: the demo holds invented people
 * and is never a real centre's database.
 */
export const demoAccounts: readonly DemoAccount[] = [
  { role: "director", name: "王晓琴", login: "19900002001", password: "wenrun-director", landing: "/home" }, // prettier-ignore
  { role: "office", name: "吴佳宁", login: "19900002003", password: "wenrun-office", landing: "/home" }, // prettier-ignore
  { role: "teacher", name: "刘敏", login: "19900002013", password: "wenrun-teacher", landing: "/room" }, // prettier-ignore
  { role: "healthWorker", name: "秦月华", login: "19900002004", password: "wenrun-health", landing: "/checks" }, // prettier-ignore
  { role: "cook", name: "冯德福", login: "19900002005", password: "wenrun-kitchen", landing: "/kitchen" }, // prettier-ignore
  { role: "guardian", name: twoChildGuardian.name, login: twoChildGuardian.phone, password: "wenrun-family", landing: "/family" }, // prettier-ignore
  { role: "guardian", name: staffGuardian.name, login: staffGuardian.phone, password: "wenrun-mother-teacher", landing: "/family" }, // prettier-ignore
  { role: "pickupOnly", name: pickUpGrandparent.name, login: pickUpGrandparent.phone, password: "wenrun-pickup", landing: "/pickup" }, // prettier-ignore
];

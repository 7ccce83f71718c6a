import {
  BellRing,
  Bus,
  CircleUserRound,
  FileCheck2,
  HeartHandshake,
  House,
  MessagesSquare,
  Salad,
  Smile,
  Sprout,
} from "lucide";
import type { Place } from "./nav-items";

/** At most four stand at the bottom of a phone. */
export const familyPlaces: readonly Place[] = [
  { key: "today", href: "/family", icon: House, exact: true, needs: "families.today.read" },
  { key: "menu", href: "/family/menu", icon: Salad, needs: "meals.own.read" },
  { key: "growth", href: "/family/growth", icon: Sprout, needs: "children.own.read" },
  {
    key: "messages",
    href: "/family/messages",
    also: ["/family/notices", "/family/activities"],
    icon: MessagesSquare,
    needs: "messages.thread.read",
  },
  { key: "collect", href: "/pickup", icon: Bus, needs: "children.pickUp.read" },
];

/** What the account menu of any role leads to. */
export const accountPlaces: readonly Place[] = [
  { key: "child", href: "/family/child", icon: Smile, needs: "children.own.read" },
  { key: "pickUp", href: "/family/contacts", icon: HeartHandshake, needs: "children.own.read" },
  { key: "consents", href: "/family/consents", icon: FileCheck2, needs: "children.own.consent" },
  { key: "alerts", href: "/family/settings/notifications", icon: BellRing, needs: "families.notification.change" }, // prettier-ignore
  { key: "account", href: "/account", icon: CircleUserRound, needs: "accounts.own.read" },
];

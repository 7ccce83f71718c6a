import type { TFunction } from "i18next";
import {
  Activity,
  BellRing,
  Building2,
  Bus,
  CalendarCheck,
  CalendarDays,
  CalendarRange,
  CircleUserRound,
  ClipboardList,
  ChefHat,
  CookingPot,
  DoorOpen,
  FileCheck2,
  FilePenLine,
  Grid2x2Plus,
  HeartHandshake,
  House,
  KeyRound,
  LayoutGrid,
  Leaf,
  Salad,
  Megaphone,
  MessageSquareShare,
  MessagesSquare,
  PartyPopper,
  ScrollText,
  ServerCog,
  ShieldAlert,
  Smile,
  Soup,
  Sprout,
  Thermometer,
  Tablet,
  UserRound,
  UsersRound,
} from "lucide";
import type { Capability } from "~/access/policy";
import type { NavItem } from "~/components/nav";

type Place = Omit<NavItem, "label" | "group"> & { key: string; group?: string; needs: Capability };

/** Every place of the staff's product, in the order of the side bar. */
const centrePlaces: readonly Place[] = [
  { key: "home", href: "/home", icon: House, group: "today", needs: "centres.home.read" },
  { key: "board", href: "/board", icon: Activity, group: "today", needs: "attendance.board.read" },
  {
    key: "children",
    href: "/children",
    icon: UserRound,
    group: "today",
    needs: "children.list.read",
  },
  {
    key: "places",
    href: "/places",
    icon: Grid2x2Plus,
    group: "today",
    needs: "enrolment.board.read",
  },
  {
    key: "applications",
    href: "/applications",
    icon: ClipboardList,
    group: "today",
    needs: "enrolment.application.read",
  },
  { key: "rooms", href: "/room", icon: DoorOpen, group: "today", needs: "attendance.room.read" },
  {
    key: "checks",
    href: "/checks",
    icon: Thermometer,
    group: "today",
    needs: "attendance.checks.read",
  },
  {
    key: "attendance",
    href: "/attendance/register",
    icon: CalendarCheck,
    group: "today",
    needs: "attendance.register.read",
  },
  {
    key: "allergies",
    href: "/allergies",
    icon: ShieldAlert,
    group: "care",
    needs: "children.needs.read",
  },
  { key: "kitchen", href: "/kitchen", icon: ChefHat, group: "care", needs: "kitchen.day.read" },
  { key: "menu", href: "/menu", icon: Salad, group: "care", needs: "meals.menu.read" },
  { key: "dishes", href: "/dishes", icon: CookingPot, group: "care", needs: "meals.dish.read" },
  { key: "diets", href: "/diets", icon: Soup, group: "care", needs: "children.needs.read" },
  {
    key: "observations",
    href: "/observations",
    icon: Leaf,
    group: "care",
    needs: "learning.observation.write",
  },
  {
    key: "messages",
    href: "/messages",
    icon: MessagesSquare,
    group: "families",
    needs: "messages.thread.read",
  },
  {
    key: "notices",
    href: "/notices",
    icon: Megaphone,
    group: "families",
    needs: "messages.notice.read",
  },
  {
    key: "activities",
    href: "/activities",
    icon: PartyPopper,
    group: "families",
    needs: "messages.activity.read",
  },
  {
    key: "consents",
    href: "/consents",
    icon: FileCheck2,
    group: "families",
    needs: "children.consents.read",
  },
  {
    key: "documents",
    href: "/documents",
    icon: ScrollText,
    group: "families",
    needs: "families.document.read",
  },
  {
    key: "corrections",
    href: "/corrections",
    icon: FilePenLine,
    group: "families",
    needs: "families.correction.read",
  },
  {
    key: "roster",
    href: "/roster",
    icon: CalendarDays,
    group: "people",
    needs: "rosters.week.read",
  },
  { key: "staff", href: "/staff", icon: UsersRound, group: "people", needs: "staff.list.read" },
  {
    key: "accounts",
    href: "/accounts",
    icon: KeyRound,
    group: "people",
    needs: "accounts.account.read",
  },
  {
    key: "classes",
    href: "/classes",
    icon: LayoutGrid,
    group: "centre",
    needs: "centres.class.read",
  },
  {
    key: "calendar",
    href: "/calendar",
    icon: CalendarRange,
    group: "centre",
    needs: "centres.calendar.read",
  },
  {
    key: "centre",
    href: "/centre",
    icon: Building2,
    group: "centre",
    needs: "centres.centre.change",
  },
  {
    key: "devices",
    href: "/centre/devices",
    icon: Tablet,
    group: "centre",
    needs: "accounts.device.read",
  },
  {
    key: "hook",
    href: "/centre/hook",
    icon: MessageSquareShare,
    group: "centre",
    needs: "families.hook.change",
  },
  {
    key: "system",
    href: "/system",
    icon: ServerCog,
    group: "centre",
    needs: "reports.outbox.read",
  },
];

/** At most four stand at the bottom of a phone. */
const familyPlaces: readonly Place[] = [
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

const accountPlaces: readonly Place[] = [
  { key: "child", href: "/family/child", icon: Smile, needs: "children.own.read" },
  { key: "pickUp", href: "/family/contacts", icon: HeartHandshake, needs: "children.own.read" },
  { key: "consents", href: "/family/consents", icon: FileCheck2, needs: "children.own.consent" },
  { key: "alerts", href: "/family/settings/notifications", icon: BellRing, needs: "families.notification.change" }, // prettier-ignore
  { key: "account", href: "/account", icon: CircleUserRound, needs: "accounts.own.read" },
];

/** What waits at a place, by its key. */
export type News = Readonly<Record<string, number>>;

const places = { centre: centrePlaces, family: familyPlaces, account: accountPlaces };

/** The places a role may use, in words. Places nobody may use are not shown, not greyed. */
export const navItems = (
  of: keyof typeof places,
  capabilities: readonly Capability[],
  t: TFunction,
  news: News = {},
): NavItem[] =>
  places[of]
    .filter((place) => capabilities.includes(place.needs))
    .map(({ key, needs: _needs, group, ...place }) => ({
      ...place,
      label: t(`nav:${key}`),
      ...(group && { group: t(`nav:groups.${group}`) }),
      ...(news[key] && { count: news[key] }),
    }));

import accounts from "./en/accounts.json";
import attendance from "./en/attendance.json";
import centres from "./en/centres.json";
import children from "./en/children.json";
import common from "./en/common.json";
import enrolment from "./en/enrolment.json";
import enums from "./en/enums.json";
import errors from "./en/errors.json";
import families from "./en/families.json";
import health from "./en/health.json";
import kitchen from "./en/kitchen.json";
import learning from "./en/learning.json";
import meals from "./en/meals.json";
import messages from "./en/messages.json";
import nav from "./en/nav.json";
import reports from "./en/reports.json";
import rosters from "./en/rosters.json";
import staff from "./en/staff.json";

export default {
  accounts,
  attendance,
  centres,
  children,
  common,
  enrolment,
  enums,
  errors,
  families,
  health,
  kitchen,
  learning,
  meals,
  messages,
  nav,
  reports,
  rosters,
  staff,
};

import accounts from "./zh-CN/accounts.json";
import attendance from "./zh-CN/attendance.json";
import centres from "./zh-CN/centres.json";
import children from "./zh-CN/children.json";
import common from "./zh-CN/common.json";
import enrolment from "./zh-CN/enrolment.json";
import enums from "./zh-CN/enums.json";
import errors from "./zh-CN/errors.json";
import families from "./zh-CN/families.json";
import health from "./zh-CN/health.json";
import kitchen from "./zh-CN/kitchen.json";
import learning from "./zh-CN/learning.json";
import meals from "./zh-CN/meals.json";
import messages from "./zh-CN/messages.json";
import nav from "./zh-CN/nav.json";
import reports from "./zh-CN/reports.json";
import rosters from "./zh-CN/rosters.json";
import staff from "./zh-CN/staff.json";

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

import accounts from "./zh-CN/accounts.json";
import centres from "./zh-CN/centres.json";
import children from "./zh-CN/children.json";
import common from "./zh-CN/common.json";
import enrolment from "./zh-CN/enrolment.json";
import enums from "./zh-CN/enums.json";
import errors from "./zh-CN/errors.json";
import nav from "./zh-CN/nav.json";
import reports from "./zh-CN/reports.json";
import staff from "./zh-CN/staff.json";

export default {
  accounts,
  centres,
  children,
  common,
  enrolment,
  enums,
  errors,
  nav,
  reports,
  staff,
};

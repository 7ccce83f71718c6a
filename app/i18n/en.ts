import accounts from "./en/accounts.json";
import centres from "./en/centres.json";
import children from "./en/children.json";
import common from "./en/common.json";
import enrolment from "./en/enrolment.json";
import enums from "./en/enums.json";
import errors from "./en/errors.json";
import nav from "./en/nav.json";
import reports from "./en/reports.json";
import staff from "./en/staff.json";

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

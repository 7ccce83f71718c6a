import { HttpsHelp } from "~/features/accounts/ui/https-help";

export default HttpsHelp;

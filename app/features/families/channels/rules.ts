import { alertCategories } from "~db/enums";

/** What families are told about; of an incident nobody tells yet, so that nobody is asked about it either. */
export const toldCategories = alertCategories.filter((category) => category !== "incident");

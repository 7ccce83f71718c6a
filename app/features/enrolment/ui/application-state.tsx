import { useTranslation } from "react-i18next";
import { Tag, type Tone } from "~/components/tag";
import type { ApplicationState } from "~db/enums";

const tones: Partial<Record<ApplicationState, Tone>> = {
  waiting: "info",
  offered: "warn",
  enrolled: "ok",
};

export function ApplicationStateTag({ state }: { state: ApplicationState }) {
  const { t } = useTranslation("enums");
  return <Tag tone={tones[state]}>{t(`applicationState.${state}`)}</Tag>;
}

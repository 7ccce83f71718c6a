import { useTranslation } from "react-i18next";
import { classColour } from "~/components/class-colour";
import { Field } from "~/components/field";
import type { FieldProps } from "~/lib/form";

const colours = [1, 2, 3, 4, 5, 6, 7] as const;

/** The class's colour by name and swatch: its bar in lists and charts, never a state. */
export function ColourField({ error, theirs, defaultValue, ...input }: FieldProps) {
  const { t } = useTranslation("centres");
  const other = colours.find((colour) => String(colour) === theirs);
  return (
    <Field
      id="class-colour"
      label={t("colour")}
      error={error}
      theirs={other && t(`colours.${other}`)}
      group
    >
      <div className="seg flex-wrap">
        {colours.map((colour) => (
          <label key={colour} className={classColour(colour)}>
            <input
              {...input}
              type="radio"
              value={colour}
              defaultChecked={defaultValue === String(colour)}
            />
            <span className="class-chip font-normal">{t(`colours.${colour}`)}</span>
          </label>
        ))}
      </div>
    </Field>
  );
}

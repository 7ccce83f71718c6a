import { useTranslation } from "react-i18next";
import { ClassChip } from "~/components/class-chip";
import { Field, useFieldIds } from "~/components/field";
import type { NoticeTargets } from "../notices/queries.server";

type Classes = NoticeTargets["classes"];

/**
 * Classes and children to choose from. Each list hides where the level beside it is another one; a browser that
 * cannot tell shows both, and the level alone counts.
 */
export function NoticeTargetFields(props: {
  classes: Classes;
  classIds: ReadonlySet<string>;
  childIds: ReadonlySet<string>;
  classError: string | undefined;
  childError: string | undefined;
  onChoose: () => void;
}) {
  const { t } = useTranslation("messages");
  const ofClasses = useFieldIds({ error: props.classError });
  const ofChildren = useFieldIds({ hint: "hint", error: props.childError });
  return (
    <>
      <div className="group-has-[input[value=centre]:checked]:hidden group-has-[input[value=child]:checked]:hidden">
        <Field id={ofClasses.id} label={t("notice.classes")} error={props.classError} group>
          <div className="flex flex-wrap gap-x-6">
            {props.classes.map(({ id, name, colour }) => (
              <label key={id} className="tick">
                <input
                  type="checkbox"
                  name="classIds[]"
                  value={id}
                  defaultChecked={props.classIds.has(id)}
                  aria-describedby={ofClasses.control["aria-describedby"]}
                  onChange={props.onChoose}
                />
                <ClassChip {...{ name, colour }} />
              </label>
            ))}
          </div>
        </Field>
      </div>
      <div className="group-has-[input[value=centre]:checked]:hidden group-has-[input[value=class]:checked]:hidden">
        <Field
          id={ofChildren.id}
          label={t("notice.children")}
          hint={t("notice.childrenHint")}
          error={props.childError}
          group
        >
          {props.classes.map((one) => (
            <ChildrenOf
              key={one.id}
              of={one}
              chosen={props.childIds}
              isOnly={props.classes.length === 1}
              describedBy={ofChildren.control["aria-describedby"]}
              onChoose={props.onChoose}
            />
          ))}
        </Field>
      </div>
    </>
  );
}

/** A class that opens to its children; open from the first where one of them is chosen. */
function ChildrenOf(props: {
  of: Classes[number];
  chosen: ReadonlySet<string>;
  isOnly: boolean;
  describedBy: string | undefined;
  onChoose: () => void;
}) {
  const { t } = useTranslation("messages");
  const { name, colour, children } = props.of;
  const count = children.filter(({ id }) => props.chosen.has(id)).length;
  if (children.length === 0) return null;
  return (
    <details open={props.isOnly || count > 0} className="border-t border-line first:border-0">
      <summary className="flex min-h-(--tap) cursor-pointer items-center gap-3">
        <ClassChip {...{ name, colour }} />
        {count > 0 ? (
          <span className="text-second text-ink-2">{t("notice.chosenOf", { count })}</span>
        ) : null}
      </summary>
      <div className="grid grid-cols-2 gap-x-4 pb-2 sm:grid-cols-4">
        {children.map((child) => (
          <label key={child.id} className="tick">
            <input
              type="checkbox"
              name="childIds[]"
              value={child.id}
              defaultChecked={props.chosen.has(child.id)}
              aria-describedby={props.describedBy}
              onChange={props.onChoose}
            />
            {child.name}
          </label>
        ))}
      </div>
    </details>
  );
}

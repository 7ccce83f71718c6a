import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { CheckboxField } from "~/components/checkbox-field";
import { DateField } from "~/components/date-field";
import { Field } from "~/components/field";
import { LinkButton } from "~/components/link-button";
import { SegmentField } from "~/components/segment-field";
import { TextField } from "~/components/text-field";
import { useActionForm, type FieldProps } from "~/lib/form";
import { posts, sexes } from "~db/enums";
import { changeStaffInput, hireStaffInput } from "../schema";

type Stored = {
  id: string;
  name: string;
  sex: string;
  phone: string;
  hiredOn: string;
  posts: readonly string[];
  version: string;
};

/** A new person's record, or the correction of one: with `stored` an empty phone keeps the known one. */
export function StaffForm(props: { stored?: Stored; today: string; actionData: unknown }) {
  const { t } = useTranslation(["staff", "enums", "common"]);
  const { stored } = props;
  const form = useActionForm({
    schema: stored ? changeStaffInput : hireStaffInput,
    actionData: props.actionData,
    defaultValues: stored
      ? { ...stored, phone: "" }
      : { sex: "female", hiredOn: props.today, posts: [] },
  });
  return (
    <ActionForm
      form={form}
      act={stored ? t("common:save") : t("hire")}
      aside={
        <LinkButton to={stored ? `/staff/${stored.id}` : "/staff"} kind="quiet">
          {t("common:cancel")}
        </LinkButton>
      }
    >
      <div className="grid gap-4 md:grid-cols-2">
        <TextField label={t("name")} autoComplete="off" {...form.field("name")} />
        <SegmentField
          label={t("sex")}
          options={sexes.map((value) => ({ value, label: t(`enums:adultSex.${value}`) }))}
          {...form.field("sex")}
        />
        <TextField
          label={t("phone")}
          inputMode="tel"
          autoComplete="off"
          hint={stored ? t("phoneKept", { phone: stored.phone }) : undefined}
          {...form.field("phone")}
        />
        <DateField label={t("hiredOn")} {...form.field("hiredOn")} />
      </div>
      <PostsField {...form.field("posts")} />
    </ActionForm>
  );
}

/** Every post a person holds; each is a box of its own. */
function PostsField(props: Pick<FieldProps, "defaultValue" | "error" | "theirs">) {
  const { t } = useTranslation(["staff", "enums", "common"]);
  const held = (props.defaultValue ?? "").split(",");
  const theirs = posts.filter((post) => props.theirs?.split(",").includes(post));
  return (
    <Field
      id="posts"
      label={t("posts")}
      hint={t("postsHint")}
      error={props.error}
      theirs={
        props.theirs &&
        theirs.map((post) => t(`enums:post.${post}`)).join(t("common:listSeparator"))
      }
      group
    >
      <div className="flex flex-wrap gap-x-6">
        {posts.map((post) => (
          <CheckboxField
            key={post}
            label={t(`enums:post.${post}`)}
            name="posts[]"
            value={post}
            defaultChecked={held.includes(post)}
          />
        ))}
      </div>
    </Field>
  );
}

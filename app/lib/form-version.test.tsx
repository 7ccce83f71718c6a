// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { createInstance } from "i18next";
import { I18nextProvider, initReactI18next } from "react-i18next";
import {
  createMemoryRouter,
  redirect,
  RouterProvider,
  useActionData,
  useLoaderData,
  type ActionFunction,
} from "react-router-dom";
import { afterEach, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { ActionForm } from "~/components/action-form";
import { CheckboxField } from "~/components/checkbox-field";
import { SelectField } from "~/components/select-field";
import { TextField } from "~/components/text-field";
import common from "~/i18n/zh-CN/common.json";
import { version } from "./fields";
import { useActionForm } from "./form";
import { keepDraft } from "./form-draft";
import { formFailure } from "./form-failure";
import { echoOf, readFormData } from "./form-values";
import { refuseStale } from "./stale";

const i18n = createInstance({
  lng: "zh-CN",
  resources: { "zh-CN": { common, errors: { stale: "别人刚刚改过" } } },
});
await i18n.use(initReactI18next).init();

const input = z.object({
  ...{ name: z.string(), kind: z.string(), lead: z.optional(z.string()) },
  ...{ posts: z.optional(z.array(z.string())), version: version() },
});

type Stored = { name: string; kind: string; lead: boolean; version: string };

function Page() {
  const stored = useLoaderData() as Stored; // reason: the test's own loader
  const form = useActionForm({
    ...{ schema: input, intent: "change", actionData: useActionData() },
    defaultValues: { ...stored, posts: ["cook", "guard"] },
  });
  const posts = form.field("posts");
  return (
    <ActionForm form={form} intent="change" act="保存">
      <p>{`read ${stored.version}`}</p>
      <TextField label="名字" {...form.field("name")} />
      <SelectField
        label="种类"
        options={[
          { value: "one", label: "第一种" },
          { value: "two", label: "第二种" },
        ]}
        {...form.field("kind")}
      />
      <CheckboxField label="主班" {...form.tick("lead")} />
      <input type="hidden" name="posts[]" value="cook" />
      <input type="hidden" name="posts[]" value="guard" />
      {posts.theirs === undefined ? null : <p>{`posts: ${posts.theirs}`}</p>}
    </ActionForm>
  );
}

/** A row that others change too: a save answers as its command and its action do. */
function open(stored: Stored, also: Record<string, string> = {}) {
  const sent: FormData[] = [];
  const action: ActionFunction = async ({ request }) => {
    const form = await request.formData();
    sent.push(form);
    await new Promise((resolve) => setTimeout(resolve, 20)); // long enough to be seen
    const { version: now, ...shown } = stored;
    const stale = refuseStale(String(form.get("version")), now, { ...shown, ...also });
    if (stale) return formFailure(stale, echoOf(readFormData(form)));
    Object.assign(stored, { name: form.get("name"), version: String(Number(now) + 1) });
    return redirect("/form");
  };
  const router = createMemoryRouter(
    [{ path: "/form", element: <Page />, loader: () => ({ ...stored }), action }],
    // as Remix has it
    { initialEntries: ["/form"], future: { v7_normalizeFormMethod: true } },
  );
  render(
    <I18nextProvider i18n={i18n}>
      <RouterProvider router={router} />
    </I18nextProvider>,
  );
  return { router, versions: () => sent.map((form) => form.get("version")) };
}

const name = () => screen.findByLabelText<HTMLInputElement>("名字");
async function save() {
  await waitFor(() => expect(document.querySelector("[aria-busy]")).toBeNull());
  fireEvent.click(screen.getByText("保存"));
}
const row = (): Stored => ({ name: "旧名", kind: "one", lead: false, version: "1" });

afterEach(() => {
  cleanup();
  sessionStorage.clear();
});

describe("a form that was filled in from an older state", () => {
  it("shows what stands now under each field that differs, in words, and keeps what was typed", async () => {
    const stored = row();
    open(stored, { posts: "cook,guard" });
    fireEvent.input(await name(), { target: { value: "我改的" } });
    Object.assign(stored, { name: "别人改的", kind: "two", lead: true, version: "2" });
    await save();
    await screen.findByText("别人刚刚改过");
    expect((await name()).value).toBe("我改的");
    const now = (value: string) => screen.queryByText(i18n.t("common:nowStored", { value }));
    expect(now("别人改的")).toBeTruthy();
    expect(now("第二种")).toBeTruthy();
    expect(now(i18n.t("common:ticked"))).toBeTruthy();
    expect(screen.queryByText(/posts:/)).toBeNull();
  });

  it("writes over it when it is saved once more, and then goes on from there", async () => {
    const stored = row();
    const { versions } = open(stored);
    fireEvent.input(await name(), { target: { value: "我改的" } });
    Object.assign(stored, { name: "别人改的", version: "2" });
    await save();
    await screen.findByText("别人刚刚改过");
    await save();
    await waitFor(() => expect(stored).toMatchObject({ name: "我改的", version: "3" }));
    await waitFor(() => expect(screen.queryByText("别人刚刚改过")).toBeNull());
    await save();
    await waitFor(() => expect(versions()).toEqual(["1", "2", "3"]));
  });

  it("stays older when only the page's data is read anew", async () => {
    const stored = row();
    const { router, versions } = open(stored);
    await name();
    Object.assign(stored, { name: "别人改的", version: "2" });
    void router.revalidate();
    await screen.findByText("read 2");
    await save();
    await screen.findByText("别人刚刚改过");
    expect(versions()).toEqual(["1"]);
  });

  it("is older too where a draft brings its words back", async () => {
    keepDraft("/form#change", { name: "草稿", version: "0" });
    const { versions } = open(row());
    await waitFor(() => expect(screen.queryByDisplayValue("草稿")).toBeTruthy());
    await save();
    await screen.findByText("别人刚刚改过");
    expect(versions()).toEqual(["0"]);
  });

  it("follows a newer version of the same words", async () => {
    const stored = row();
    const { router, versions } = open(stored);
    await name();
    Object.assign(stored, { version: "2" });
    void router.revalidate();
    await screen.findByText("read 2");
    await save();
    await waitFor(() => expect(versions()).toEqual(["2"]));
  });
});

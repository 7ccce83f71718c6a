// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { createInstance } from "i18next";
import { renderToString } from "react-dom/server";
import { I18nextProvider, initReactI18next } from "react-i18next";
import {
  createMemoryRouter,
  Form,
  redirect,
  RouterProvider,
  useActionData,
  type ActionFunction,
} from "react-router-dom";
import { afterEach, describe, expect, it, vi } from "vitest";
import * as z from "zod/mini";
import { DateField } from "~/components/date-field";
import { PasswordField } from "~/components/password-field";
import { TextField } from "~/components/text-field";
import common from "~/i18n/zh-CN/common.json";
import { useActionForm } from "./form";

const i18n = createInstance({
  lng: "zh-CN",
  resources: {
    "zh-CN": { common, errors: { required: "请填写", taken: "已有人用", full: "满 {{n}} 人" } },
  },
});
await i18n.use(initReactI18next).init();

const input = z.object({
  login: z.string().check(z.minLength(1, "errors:required")),
  bornOn: z.optional(z.string()),
  password: z.optional(z.string()),
});

function Page({ answer }: { answer?: unknown }) {
  const data = useActionData();
  const form = useActionForm({
    schema: input,
    actionData: answer ?? data,
    defaultValues: { bornOn: "2026-11-12" },
  });
  return (
    <Form {...form.formProps}>
      {form.formError ? <p role="alert">{form.formError}</p> : null}
      {form.restored ? <p>restored</p> : null}
      <TextField label="账号" {...form.field("login")} />
      <DateField label="生日" {...form.field("bornOn")} />
      <PasswordField label="密码" {...form.field("password")} />
      <button>保存</button>
    </Form>
  );
}

function open(action: ActionFunction, answer?: unknown, path = "/form") {
  window.history.replaceState(null, "", path);
  const router = createMemoryRouter(
    [
      { path: "/form", element: <Page answer={answer} />, action },
      { path: "/login", element: <p>login page</p> },
      { path: "/done", element: <p>done page</p> },
    ],
    { initialEntries: [path] },
  );
  router.subscribe((state) => window.history.replaceState(null, "", state.location.pathname));
  const tree = (
    <I18nextProvider i18n={i18n}>
      <RouterProvider router={router} />
    </I18nextProvider>
  );
  return { router, tree };
}

const login = () => screen.getByLabelText<HTMLInputElement>("账号");
const type = (box: HTMLElement, value: string) => fireEvent.input(box, { target: { value } });

afterEach(() => {
  cleanup();
  sessionStorage.clear();
});

describe("useActionForm", () => {
  it("checks in the browser what the server would get, and takes the reader to the field", async () => {
    const action = vi.fn(() => null);
    render(open(action).tree);
    fireEvent.click(screen.getByText("保存"));
    await screen.findByText("请填写");
    expect(login().getAttribute("aria-invalid")).toBe("true");
    expect(document.activeElement).toBe(login());
    expect(action).not.toHaveBeenCalled();
  });

  it("posts a good form once", async () => {
    const action = vi.fn<ActionFunction>(async ({ request }) => {
      const data = await request.formData();
      expect(data.get("login")).toBe("138");
      return redirect("/done");
    });
    render(open(action).tree);
    type(login(), "138");
    fireEvent.click(screen.getByText("保存"));
    fireEvent.click(screen.getByText("保存"));
    await screen.findByText("done page");
    expect(action).toHaveBeenCalledTimes(1);
  });

  it("lays the action's errors on their fields, keeps the text, and lets go when it is changed", async () => {
    render(open(() => ({ ok: false, errors: { login: "errors:taken" } })).tree);
    type(login(), "138");
    fireEvent.click(screen.getByText("保存"));
    await screen.findByText("已有人用");
    expect(login().value).toBe("138");
    await waitFor(() => expect(document.activeElement).toBe(login()));
    type(login(), "139");
    await waitFor(() => expect(screen.queryByText("已有人用")).toBeNull());
  });

  it("says a refusal of the whole form in its words", async () => {
    render(open(() => ({ ok: false, reason: "full", detail: { n: 20 } })).tree);
    type(login(), "138");
    fireEvent.click(screen.getByText("保存"));
    expect((await screen.findByRole("alert")).textContent).toBe("满 20 人");
  });

  it("renders errors and typed values on the server", () => {
    const answer = { ok: false, errors: { login: "errors:taken" }, values: { login: "138" } };
    const html = renderToString(open(() => null, answer).tree);
    expect(html).toContain("已有人用");
    expect(html).toContain('value="138"');
    expect(html).toContain('aria-invalid="true"');
  });

  it("does not write over what was typed before hydration", () => {
    const host = document.createElement("div");
    host.innerHTML = renderToString(open(() => null).tree);
    document.body.append(host);
    const before = host.querySelector<HTMLInputElement>('input[name="login"]');
    if (before) before.value = "typed early";
    render(open(() => null).tree, { container: host, hydrate: true });
    expect(host.querySelector<HTMLInputElement>('input[name="login"]')?.value).toBe("typed early");
  });

  it("keeps a draft through a session that has ended, without the password", async () => {
    const { router, tree } = open(() => redirect("/login"));
    render(tree);
    type(login(), "138");
    type(screen.getByLabelText("密码"), "hush");
    fireEvent.change(screen.getByLabelText("生日"), { target: { value: "2026-11-15" } });
    fireEvent.click(screen.getByText("保存"));
    await screen.findByText("login page");
    expect(JSON.stringify({ ...sessionStorage })).not.toContain("hush");
    await router.navigate("/form");
    await screen.findByText("restored");
    expect(login().value).toBe("138");
    expect(screen.getByText("周日")).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>("密码").value).toBe("");
  });

  it("keeps no draft of a form that was saved", async () => {
    const { router, tree } = open(() => redirect("/done"));
    render(tree);
    type(login(), "138");
    fireEvent.click(screen.getByText("保存"));
    await screen.findByText("done page");
    await router.navigate("/form");
    expect((await screen.findByLabelText<HTMLInputElement>("账号")).value).toBe("");
  });
});

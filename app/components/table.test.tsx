// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { createInstance } from "i18next";
import { I18nextProvider, initReactI18next } from "react-i18next";
import { createMemoryRouter, RouterProvider } from "react-router-dom";
import { afterEach, describe, expect, it } from "vitest";
import common from "~/i18n/zh-CN/common.json";
import { DataTable } from "./table";

const i18n = createInstance({ lng: "zh-CN", resources: { "zh-CN": { common } } });
await i18n.use(initReactI18next).init();

const rows = [
  { id: "1", name: "林一", age: 2 },
  { id: "2", name: "林二", age: 3 },
];

function open(search = "", shown = rows) {
  const table = (
    <DataTable
      caption="儿童"
      columns={[
        { key: "name", header: "姓名", sortable: true, cell: (row) => row.name },
        { key: "age", header: "年龄", align: "end", cell: (row) => <span>{row.age} 岁</span> },
      ]}
      rows={shown}
      rowKey={(row) => row.id}
      getRowHref={(row) => `/children/${row.id}`}
      page={1}
      size={1}
      total={2}
    />
  );
  const router = createMemoryRouter(
    [
      { path: "/", element: table },
      { path: "/children/:id", element: <p>child page</p> },
    ],
    { initialEntries: [`/${search}`] },
  );
  render(
    <I18nextProvider i18n={i18n}>
      <RouterProvider router={router} />
    </I18nextProvider>,
  );
  return router;
}

afterEach(cleanup);

describe("DataTable", () => {
  it("orders by links in its head and says the order it has", () => {
    open("?sort=-name&q=lin");
    const head = screen.getByRole("columnheader", { name: "姓名" });
    expect(head.getAttribute("aria-sort")).toBe("descending");
    expect(head.querySelector("a")?.getAttribute("href")).toBe("/?sort=name&q=lin");
  });

  it("follows a row's link wherever the row is clicked", async () => {
    const router = open();
    fireEvent.click(screen.getByText("3 岁"));
    await screen.findByText("child page");
    expect(router.state.location.pathname).toBe("/children/2");
  });

  it("leaves a click with a key held to the browser", () => {
    const router = open();
    screen.getByText("林一").addEventListener("click", (event) => event.preventDefault());
    fireEvent.click(screen.getByText("林一"), { ctrlKey: true });
    expect(router.state.location.pathname).toBe("/");
  });

  it("walks from row to row with the arrow keys", () => {
    open();
    screen.getByText("林一").focus();
    fireEvent.keyDown(screen.getByText("林一"), { key: "ArrowDown" });
    expect(document.activeElement).toBe(screen.getByText("林二"));
  });

  it("counts the rows and links the pages", () => {
    open();
    expect(screen.getByText("第 1–1 条，共 2 条")).toBeTruthy();
    expect(screen.getByLabelText("下一页").getAttribute("href")).toBe("/?page=2");
  });

  it("says that nothing matches", () => {
    open("?q=x", []);
    expect(screen.getByText("没有符合条件的，换个词试试。")).toBeTruthy();
  });
});

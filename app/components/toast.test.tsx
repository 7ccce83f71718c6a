// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { createInstance } from "i18next";
import { I18nextProvider, initReactI18next } from "react-i18next";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import common from "~/i18n/zh-CN/common.json";
import { ToastProvider, useToast, type ToastMessage } from "./toast";

const i18n = createInstance({ lng: "zh-CN", resources: { "zh-CN": { common } } });
await i18n.use(initReactI18next).init();

function Trigger({ message }: { message: ToastMessage }) {
  const toast = useToast();
  return <button onClick={() => toast(message)}>记</button>;
}

function show(message: ToastMessage) {
  render(
    <I18nextProvider i18n={i18n}>
      <ToastProvider>
        <Trigger message={message} />
      </ToastProvider>
    </I18nextProvider>,
  );
  fireEvent.click(screen.getByText("记"));
}

const pass = (seconds: number) => {
  for (let second = 0; second < seconds; second += 1) {
    void act(() => vi.advanceTimersByTime(1000));
  }
};

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe("toast", () => {
  it("is a status that leaves after six seconds", () => {
    show({ text: "已保存" });
    expect(screen.getByRole("status").textContent).toContain("已保存");
    pass(5);
    expect(screen.queryByText("已保存")).not.toBeNull();
    pass(2);
    expect(screen.queryByText("已保存")).toBeNull();
  });

  it("counts the time left for undoing and undoes once", () => {
    const onUndo = vi.fn();
    show({ text: "记了 11 人", seconds: 120, onUndo });
    pass(36);
    expect(screen.getByText("1:24")).toBeTruthy();
    fireEvent.click(screen.getByLabelText("撤销"));
    expect(onUndo).toHaveBeenCalledTimes(1);
    expect(screen.queryByText("记了 11 人")).toBeNull();
  });

  it("waits while the pointer rests on it", () => {
    show({ text: "已保存" });
    fireEvent.mouseEnter(screen.getByText("已保存"));
    pass(20);
    expect(screen.queryByText("已保存")).not.toBeNull();
  });
});

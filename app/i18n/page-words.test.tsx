import { afterEach, describe, expect, it, vi } from "vitest";
import { renderToString } from "react-dom/server";
import { I18nextProvider, useTranslation } from "react-i18next";
import { keptWords } from "~/lib/kept-words";
import { startPageWords } from "./page-words";
import { drawnWith, wordsFile, wordsOf } from "./words.server";

function Page({ count }: { count: number }) {
  const { t, i18n } = useTranslation("common");
  const say = keptWords(i18n);
  return (
    <p>
      {t("cancel")} · {t("signOutWaiting", { count })} · {say("enums:role.guardian")} ·{" "}
      {say("enums:role.guardian")}
    </p>
  );
}

const draw = (count = 1) =>
  drawnWith("en", () =>
    renderToString(
      <I18nextProvider i18n={wordsOf("en")}>
        <Page count={count} />
      </I18nextProvider>,
    ),
  );

const pageOf = (said: ReturnType<typeof draw>["said"]) =>
  startPageWords({ locale: "en", said, rest: wordsFile("en").path });

afterEach(() => vi.unstubAllGlobals());

describe("the words of a page", () => {
  it("are those it was drawn with, and no others, however often it was drawn before", () => {
    draw();
    const { said } = draw();
    expect(said).toEqual({
      common: { cancel: "Cancel", signOutWaiting_one: expect.any(String) },
      enums: { role: { guardian: "Guardian" } },
    });
  });

  it("are enough to draw it again", () => {
    const { drawn, said } = draw();
    const { words } = pageOf(said);
    const again = renderToString(
      <I18nextProvider i18n={words}>
        <Page count={1} />
      </I18nextProvider>,
    );
    expect(again).toBe(drawn);
  });

  it("do not stand for another page's while none is drawn", () => {
    wordsOf("en").t("common:save");
    expect(draw().said).not.toHaveProperty(["common", "save"]);
  });
});

describe("a word that the page did not say", () => {
  const answer = () => {
    const fetched = vi.fn(() => Promise.resolve(new Response(wordsFile("en").text)));
    vi.stubGlobal("fetch", fetched);
    return fetched;
  };

  it("leaves its place empty, fetches the rest once, and has what is on the screen drawn anew", async () => {
    const fetched = answer();
    const { words, whole } = pageOf(draw().said);
    const added = vi.fn();
    words.services.resourceStore.on("added", added);
    expect(words.t("common:save")).toBe("");
    expect(words.t("common:back")).toBe("");
    await whole();
    expect(fetched).toHaveBeenCalledExactlyOnceWith(wordsFile("en").path);
    expect(words.t("common:save")).toBe("Save");
    expect(added).toHaveBeenCalledOnce();
  });

  it("is there without a stir where the rest came first", async () => {
    answer();
    const { words, whole } = pageOf(draw().said);
    const added = vi.fn();
    words.services.resourceStore.on("added", added);
    await whole();
    expect(words.t("common:save")).toBe("Save");
    expect(added).not.toHaveBeenCalled();
    expect(words.t("common:noSuchWord")).toBe("noSuchWord");
  });

  it("is asked for again after a network that failed", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")));
    const { words, whole } = pageOf(draw().said);
    await whole();
    answer();
    expect(words.exists("common:save")).toBe(false);
    await whole();
    expect(words.exists("common:save")).toBe(true);
  });
});

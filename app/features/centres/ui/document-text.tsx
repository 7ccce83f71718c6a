import { blocksOf } from "../documents/rules";

/** A text that people agree to, as it is read. */
export function DocumentText({ text }: { text: string }) {
  return (
    <div className="grid gap-2 leading-relaxed">
      {blocksOf(text).map(({ is, text: words }, at) =>
        is === "heading" ? (
          // reason: a text's blocks have no other name than their place
          <h3 key={at} className="mt-2 font-strong first:mt-0">
            {words}
          </h3>
        ) : (
          <p key={at}>{words}</p>
        ),
      )}
    </div>
  );
}

/** Text that is markup already. */
export type Markup = { readonly html: string };

const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text as it stands between tags and in a value within double quotes. */
const asText = (text: string): string => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);

/** HTML written out where elements would be too many. Whatever is put in is text, unless it is markup itself. */
export function markup(parts: TemplateStringsArray, ...values: (string | Markup)[]): Markup {
  let html = parts[0] ?? "";
  values.forEach((value, at) => {
    html += (typeof value === "string" ? asText(value) : value.html) + (parts[at + 1] ?? "");
  });
  return { html };
}

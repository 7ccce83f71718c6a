/** A page's `meta`: the title its loader put in words. */
export const pageTitle = ({ data }: { data?: unknown }): { title?: string }[] =>
  typeof data === "object" && data !== null && "title" in data && typeof data.title === "string"
    ? [{ title: data.title }]
    : [{}];

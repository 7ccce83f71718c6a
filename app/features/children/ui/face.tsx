import { Avatar } from "~/components/avatar";

/** A child's or adult's picture from the centre's own storage, or the first character of the name. */
export const faceUrl = (fileId: string | null, variant: "thumb" | "tile" = "thumb") =>
  fileId ? `/files/${fileId}/${variant}` : null;

export function Face(props: {
  name: string;
  fileId: string | null;
  colour?: number | null;
  size?: 28 | 32 | 40 | 56 | 84;
}) {
  const { fileId, colour, size = 40, name } = props;
  return (
    <Avatar
      name={name}
      src={faceUrl(fileId, size > 40 ? "tile" : "thumb")}
      size={size}
      colour={colour ?? undefined}
    />
  );
}

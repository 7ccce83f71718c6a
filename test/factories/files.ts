import sharp from "sharp";
import type { FilePurpose } from "~db/enums";
import { storeFile } from "~/features/files/commands.server";
import type { Ctx } from "~/lib/context.server";
import { done } from "./sequence";

/** A plain picture; a JPEG carries a place and a camera's name, as a phone's would. */
export function aPicture(
  given: { format?: "jpeg" | "png" | "webp"; width?: number; height?: number } = {},
): Promise<Buffer> {
  const { format = "jpeg", width = 640, height = 480 } = given;
  const plain = sharp({ create: { width, height, channels: 3, background: "#3f7d6a" } });
  const gps = { GPSLatitudeRef: "N", GPSLatitude: "37/1 1/1 0/1", GPSLongitudeRef: "E" };
  return plain
    .withExif({ IFD0: { Make: "WenrunCamera" }, IFD3: { ...gps, GPSLongitude: "111/1 55/1 0/1" } })
    .toFormat(format)
    .toBuffer();
}

export async function aFile(
  ctx: Ctx,
  given: { purpose?: FilePurpose; bytes?: Buffer } = {},
): Promise<{ fileId: string }> {
  const bytes = given.bytes ?? (await aPicture());
  return done(
    await storeFile(ctx, { purpose: given.purpose ?? "face", bytes, mime: "image/jpeg" }),
  );
}

import { maxImageEdge } from "~/features/files/rules";
import type { KeptPhoto } from "../notes/rules";

export type ShrunkPhoto = Pick<KeptPhoto, "name"> & { blob: Blob; takenAt: Date | null };

/** When a picture was taken, as the camera wrote it down; where it was is never read. */
async function takenAtOf(file: Blob): Promise<Date | null> {
  try {
    const { default: exifr } = await import("exifr");
    const found: { DateTimeOriginal?: unknown } | undefined = await exifr.parse(file, {
      pick: ["DateTimeOriginal"],
      gps: false,
    });
    const at = found?.DateTimeOriginal;
    return at instanceof Date && !Number.isNaN(at.getTime()) ? at : null;
  } catch {
    return null;
  }
}

/**
 * A photo as small as it is kept, upright, without anything the camera wrote into it; null where the file is
 * no picture.
 */
export async function shrinkPhoto(file: File): Promise<ShrunkPhoto | null> {
  const takenAt = await takenAtOf(file);
  try {
    const whole = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, maxImageEdge / Math.max(whole.width, whole.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(whole.width * scale);
    canvas.height = Math.round(whole.height * scale);
    canvas.getContext("2d")?.drawImage(whole, 0, 0, canvas.width, canvas.height);
    whole.close();
    const blob = await new Promise<Blob | null>((resolve) =>
      canvas.toBlob(resolve, "image/jpeg", 0.88),
    );
    return blob && { blob, takenAt, name: file.name };
  } catch {
    return null;
  }
}

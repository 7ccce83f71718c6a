import { cameraFacts, maxImageEdge, takenAtOf } from "~/features/files/rules";
import type { KeptPhoto } from "../notes/rules";

export type ShrunkPhoto = Pick<KeptPhoto, "name"> & { blob: Blob; takenAt: Date | null };

/** exifr comes only once there is a picture to read. */
async function readTakenAt(file: Blob): Promise<Date | null> {
  try {
    const { default: exifr } = await import("exifr");
    return takenAtOf(await exifr.parse(file, cameraFacts));
  } catch {
    return null;
  }
}

/**
 * A photo as small as it is kept, upright, without anything the camera wrote into it; null where the file is
 * no picture.
 */
export async function shrinkPhoto(file: File): Promise<ShrunkPhoto | null> {
  const takenAt = await readTakenAt(file);
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

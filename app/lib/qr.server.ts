import { toBuffer as drawPng, toString as drawQr } from "qrcode";

/** A QR code as an image address, drawn here: no address leaves the house to become a picture. */
export async function qrImage(text: string): Promise<string> {
  const svg = await drawQr(text, { type: "svg", margin: 1, errorCorrectionLevel: "M" });
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
}

/** The same as a PNG to keep, large enough to be printed. */
export const qrPng = (text: string): Promise<Buffer> =>
  drawPng(text, { type: "png", margin: 2, width: 720, errorCorrectionLevel: "M" });

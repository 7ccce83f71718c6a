/** A file to be saved under a name that may be Chinese; old browsers get one they can spell. */
export function downloadHeaders(fileName: string, type: string, bytes: number) {
  const dot = fileName.lastIndexOf(".");
  const [name, ending] = [fileName.slice(0, dot), fileName.slice(dot)];
  const ascii = name.replace(/[^\w.-]+/g, "_").replace(/^_+|_+$/g, "") || "export";
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return {
    "Content-Type": type,
    "Content-Disposition": `attachment; filename="${ascii}${ending}"; filename*=UTF-8''${encoded}`,
    "Content-Length": String(bytes),
    "Cache-Control": "private, no-store",
  };
}

export const downloadResponse = (fileName: string, type: string, bytes: Buffer): Response =>
  new Response(new Uint8Array(bytes), {
    headers: downloadHeaders(fileName, type, bytes.byteLength),
  });

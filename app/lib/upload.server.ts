import { unstable_parseMultipartFormData as parseMultipart } from "@remix-run/node";
import { AppError } from "./errors";

export type Upload = {
  field: string;
  name: string;
  mime: string;
  /** Null where the file was longer than the limit: it was read to its end and not kept. */
  bytes: Buffer | null;
};

const maxTextBytes = 64 * 1024;

/** A request's bytes, or null where they are more than the limit. */
export async function readBody(request: Request, maxBytes: number): Promise<Buffer | null> {
  return readWithin(chunksOf(request), maxBytes);
}

async function* chunksOf({ body }: Request): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    yield part.value;
  }
}

/** What is longer than the limit is read to its end and not kept. */
async function readWithin(
  data: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of data) {
    bytes += chunk.byteLength;
    if (bytes <= maxBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  return bytes <= maxBytes ? Buffer.concat(chunks) : null;
}

/**
 * A form with files. One that is too large, or one too many, takes neither the words nor the other files
 * with it: it comes back by its name, without its bytes.
 */
export async function readUpload(
  request: Request,
  limits: { maxBytes: number; maxFiles: number },
): Promise<{ form: FormData; files: Upload[] }> {
  const files: Upload[] = [];
  try {
    const form = await parseMultipart(request, async (part) => {
      if (part.filename === undefined) {
        return (await readWithin(part.data, maxTextBytes))?.toString("utf8");
      }
      const isOneTooMany = files.length >= limits.maxFiles;
      const bytes = await readWithin(part.data, isOneTooMany ? 0 : limits.maxBytes);
      if (part.filename !== "") {
        files.push({ field: part.name, name: part.filename, mime: part.contentType ?? "", bytes });
      }
      return undefined;
    });
    return { form, files };
  } catch (cause) {
    throw new AppError("invalid", "not a form with files", { cause });
  }
}

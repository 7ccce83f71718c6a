import { S3Driver } from "flydrive/drivers/s3";
import type { Bucket } from "./env.server";

/** What does not answer in this time is away: somebody waits for it. */
const patience = { connectionTimeout: 3_000, socketTimeout: 5_000 };

/** Takes one file's sizes away one by one: not every store takes a list of keys at once. */
class BucketDriver extends S3Driver {
  override async deleteAll(prefix: string): Promise<void> {
    const { objects } = await this.listAll(prefix, { recursive: true });
    for (const found of objects) if (found.isFile) await this.delete(found.key);
  }
}

export const bucketDriver = (bucket: Bucket): S3Driver =>
  new BucketDriver({
    ...{ bucket: bucket.name, region: bucket.region, ...placeOf(bucket) },
    credentials: { accessKeyId: bucket.keyId, secretAccessKey: bucket.secret },
    ...{ visibility: "private", supportsACL: false },
    ...{ requestHandler: patience, maxAttempts: 2 },
    // younger than most stores that speak S3; the product keeps a hash of its own
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });

/** The bucket stands in the path, unless the address begins with its name as some stores demand. */
export function placeOf({ name, endpoint }: Pick<Bucket, "name" | "endpoint">) {
  if (!endpoint) return {};
  const url = new URL(endpoint);
  const isInHost = url.hostname.startsWith(`${name}.`);
  if (isInHost) url.hostname = url.hostname.slice(name.length + 1);
  return { endpoint: url.href, forcePathStyle: !isInHost };
}

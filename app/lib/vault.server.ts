import {
  createCipheriv,
  createDecipheriv,
  createECDH,
  createHmac,
  hkdfSync,
  randomBytes,
} from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { env } from "./env.server";
import { remember } from "./remember.server";

type Vault = { cipherKey: Buffer; hmacKey: Buffer; pushKey: Buffer };

const vault = (): Vault =>
  remember("vault", () => {
    const root = env().WENRUN_IDENTITY_KEY ?? readOrMakeKey(path.join(env().dataDir, "keys"));
    const secret = Buffer.from(root, "base64");
    const derive = (use: string) => Buffer.from(hkdfSync("sha256", secret, "wenrun", use, 32));
    return {
      ...{ cipherKey: derive("identity-cipher"), hmacKey: derive("identity-hmac") },
      pushKey: derive("push-vapid"),
    };
  });

function readOrMakeKey(folder: string): string {
  const file = path.join(folder, "identity.key");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    // "wx" so that two processes of one start cannot each keep a different key
    writeFileSync(file, randomBytes(32).toString("base64"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  return readFileSync(file, "utf8").trim();
}

/** AES-256-GCM; the text is bound to `owner` so that a cipher copied to another row does not open. */
export function seal(text: string, owner: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", vault().cipherKey, iv).setAAD(Buffer.from(owner));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return `v1.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url")}`;
}

export function unseal(sealed: string, owner: string): string {
  const raw = Buffer.from(sealed.replace(/^v1\./, ""), "base64url");
  const decipher = createDecipheriv("aes-256-gcm", vault().cipherKey, raw.subarray(0, 12))
    .setAAD(Buffer.from(owner))
    .setAuthTag(raw.subarray(12, 28));
  return Buffer.concat([decipher.update(raw.subarray(28)), decipher.final()]).toString("utf8");
}

/** Equal numbers have equal fingerprints within one installation: finds duplicates without opening anything. */
export const fingerprint = (text: string): string =>
  createHmac("sha256", vault().hmacKey).update(text.trim().toUpperCase()).digest("base64url");

/** The installation's VAPID keys (P-256). They follow from the root key, so they are as old and as safe as that. */
export function pushKeyPair(): { publicKey: string; privateKey: string } {
  const pair = createECDH("prime256v1");
  pair.setPrivateKey(vault().pushKey);
  return {
    publicKey: pair.getPublicKey().toString("base64url"),
    privateKey: vault().pushKey.toString("base64url"),
  };
}

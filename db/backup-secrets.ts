import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import * as z from "zod/mini";
import { BackupError } from "./backup-manifest";

// Apart from the rest and under a passphrase: whoever finds the backup alone opens no ID number with it.

const cost = { N: 2 ** 16, r: 8, p: 2 };
const context = Buffer.from("wenrun backup secrets 1");
const sealedShape = z.object({
  salt: z.string(),
  iv: z.string(),
  tag: z.string(),
  data: z.string(),
});
const secretsShape = z.array(z.object({ path: z.string(), data: z.string() }));

const keyOf = (passphrase: string, salt: Buffer): Buffer =>
  scryptSync(passphrase.normalize("NFC"), salt, 32, { ...cost, maxmem: 256 * 1024 * 1024 });

/** The key files and the database's password of a data folder, sealed. */
export function sealSecrets(dataDir: string, passphrase: string, withPassword: boolean): string {
  const keys = path.join(dataDir, "keys");
  const names = fs.existsSync(keys) ? fs.readdirSync(keys).map((name) => `keys/${name}`) : [];
  if (withPassword) names.push("pg.password");
  const secrets = names.map((name) => ({
    path: name,
    data: fs.readFileSync(path.join(dataDir, name)).toString("base64"),
  }));
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv("aes-256-gcm", keyOf(passphrase, salt), iv).setAAD(context);
  const data = Buffer.concat([cipher.update(JSON.stringify(secrets), "utf8"), cipher.final()]);
  const sealed = { salt, iv, tag: cipher.getAuthTag(), data };
  const text = Object.entries(sealed).map(([name, bytes]) => [name, bytes.toString("base64")]);
  return `${JSON.stringify(Object.fromEntries(text))}\n`;
}

export function openSecrets(text: string, passphrase: string): { path: string; data: Buffer }[] {
  try {
    const sealed = sealedShape.parse(JSON.parse(text));
    const bytes = (part: string) => Buffer.from(part, "base64");
    const key = keyOf(passphrase, bytes(sealed.salt));
    const decipher = createDecipheriv("aes-256-gcm", key, bytes(sealed.iv))
      .setAAD(context)
      .setAuthTag(bytes(sealed.tag));
    const open = Buffer.concat([decipher.update(bytes(sealed.data)), decipher.final()]);
    const secrets = secretsShape.parse(JSON.parse(open.toString("utf8")));
    return secrets.map((secret) => ({ path: secret.path, data: bytes(secret.data) }));
  } catch (error) {
    throw new BackupError("passphrase", "The passphrase does not open this backup.", {
      cause: error,
    });
  }
}

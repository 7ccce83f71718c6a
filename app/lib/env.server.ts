import path from "node:path";
import { z } from "zod";
import { projectRoot } from "~db/project-root";
import { remember } from "./remember.server";

const flag = z.enum(["0", "1"]).transform((value) => value === "1");
const port = z.coerce.number().int().min(1).max(65_535);

/** Every setting the product reads; `.env.example` lists the same names. */
export const envSchema = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("production"),
  PORT: port.default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  WENRUN_DATA_DIR: z.string().min(1).default(".data"),
  WENRUN_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  WENRUN_DEMO: flag.default(true),
  WENRUN_CLOCK: z.iso.datetime({ offset: true }).optional(),
  WENRUN_WORKER: z.enum(["inside", "apart"]).default("inside"),
  WENRUN_POOL_SIZE: z.coerce.number().int().min(4).max(80).default(20),
  WENRUN_TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  WENRUN_METRICS_TOKEN: z.string().min(16).optional(),
  WENRUN_IDENTITY_KEY: z.base64().length(44).optional(),
  WENRUN_BACKUP_PASSPHRASE: z.string().min(12).optional(),
  WENRUN_S3_BUCKET: z.string().min(3).optional(),
  WENRUN_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  WENRUN_S3_REGION: z.string().min(1).optional(),
  WENRUN_S3_KEY_ID: z.string().min(1).optional(),
  WENRUN_S3_SECRET: z.string().min(1).optional(),
  WENRUN_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  WENRUN_MAIL_FROM: z.email().optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  TLS_CERT: z.string().min(1).optional(),
  TLS_KEY: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

type Settings = z.infer<typeof envSchema>;

/** An object store that speaks S3; without an endpoint it is Amazon's. */
export type Bucket = {
  name: string;
  endpoint: string | undefined;
  region: string;
  keyId: string;
  secret: string;
};

export type Env = Settings & { dataDir: string; bucket: Bucket | null };

/** The bucket that holds the files; null where they lie in the data folder. */
function bucketOf(settings: Settings): Bucket | null {
  const {
    WENRUN_S3_BUCKET: name,
    WENRUN_S3_ENDPOINT: endpoint,
    WENRUN_S3_REGION: region,
    WENRUN_S3_KEY_ID: keyId,
    WENRUN_S3_SECRET: secret,
  } = settings;
  if (name && region && keyId && secret) return { name, endpoint, region, keyId, secret };
  if (!name && !endpoint && !region && !keyId && !secret) return null;
  throw new Error(
    "Wrong setting: WENRUN_S3_BUCKET, WENRUN_S3_REGION, WENRUN_S3_KEY_ID and WENRUN_S3_SECRET go together",
  );
}

/** Reads the environment; a wrong value is one line that names the setting and what it takes. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = envSchema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`Wrong setting: ${lines.join("; ")}`);
  }
  if (Boolean(parsed.data.TLS_CERT) !== Boolean(parsed.data.TLS_KEY)) {
    throw new Error("Wrong setting: TLS_CERT and TLS_KEY go together");
  }
  if (Boolean(parsed.data.WENRUN_SMTP_URL) !== Boolean(parsed.data.WENRUN_MAIL_FROM)) {
    throw new Error("Wrong setting: WENRUN_SMTP_URL and WENRUN_MAIL_FROM go together");
  }
  return {
    ...parsed.data,
    dataDir: path.resolve(projectRoot, parsed.data.WENRUN_DATA_DIR),
    bucket: bucketOf(parsed.data),
  };
}

export const env = (): Env => remember("env", () => readEnv(process.env));

/** What a process started by this one inherits, with its own settings on top. */
export const childEnvironment = (own: Record<string, string>): NodeJS.ProcessEnv => ({
  ...process.env,
  ...own,
});

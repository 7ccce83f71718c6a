import { defineConfig } from "@playwright/test";
import { findBrowser } from "../test/browser";

const { executablePath, args, env } = await findBrowser();

export default defineConfig({
  testDir: ".",
  outputDir: "../test-results",
  globalSetup: "./global-setup.ts",
  workers: 3,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  // three journeys at once on two cores, beside the product they look at
  timeout: 90_000,
  expect: { timeout: 25_000 },
  reporter: "list",
  use: {
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1280, height: 800 },
    colorScheme: "light",
    // entrances are looked at in the pictures, not waited for in the journeys
    contextOptions: { reducedMotion: "reduce" },
    actionTimeout: 25_000,
    navigationTimeout: 30_000,
    screenshot: "only-on-failure",
    launchOptions: { executablePath, args, env },
  },
});

import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import remixOptions from "./remix.config.js";

const room = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [tailwindcss(), remix(remixOptions)],
  resolve: { alias: { "~db": room("./db"), "~test": room("./test"), "~": room("./app") } },
  server: { middlewareMode: true },
  // Named, not scanned: the scan reads loaders too, and finding a library late splits React in two.
  optimizeDeps: {
    noDiscovery: true,
    include: [
      "@hookform/resolvers/zod",
      "@remix-run/react",
      "clsx",
      "i18next",
      "lucide",
      "react",
      "react-dom",
      "react-dom/client",
      "react-hook-form",
      "react-i18next",
      "react/jsx-dev-runtime",
      "react/jsx-runtime",
      "recharts",
      "zod/mini",
    ],
  },
});

import { index, route } from "@remix-run/route-config";

export default [index("routes/rows.tsx"), route("today", "routes/today.tsx")];

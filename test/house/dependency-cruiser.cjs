/** Who may import whom. The features form a line: each may import only those before it. */
const ORDER = [
  "centres",
  "accounts",
  "files",
  "children",
  "staff",
  "enrolment",
  "meals",
  "attendance",
  "rosters",
  "kitchen",
  "health",
  "learning",
  "safety",
  "messages",
  "families",
  "billing",
  "reports",
];

const rule = (name, from, to, comment) => ({ name, severity: "error", comment, from, to });

// a feature may split by sub-noun: children/family/commands.server.ts
const doors = [
  "^app/features/[^/]+/(schema|rules|queries\\.server|commands\\.server)\\.ts$",
  "^app/features/[^/]+/[^/]+/(schema|rules|queries\\.server|commands\\.server)\\.ts$",
];
const routeDoors = doors.map((door) => door.replace("|rules", ""));
const libraries = "node_modules/(drizzle-orm|postgres|lucia)/";

module.exports = {
  forbidden: [
    rule("no-cycles", {}, { circular: true }),
    ...ORDER.map((noun, at) =>
      rule(
        `${noun}-imports-only-earlier-features`,
        { path: `^app/features/${noun}/` },
        { path: `^app/features/(${ORDER.slice(at + 1).join("|") || "$^"})/` },
      ),
    ),
    rule(
      "no-orphans",
      {
        orphan: true,
        pathNot: [
          "^app/(routes|routes\\.ts|root|entry\\.)",
          "\\.test\\.",
          "^e2e/",
          "^test/",
          "config\\.",
          "\\.(d\\.ts|mjs)$",
        ],
      },
      {},
    ),
    rule(
      "entry-points-are-not-imported",
      { pathNot: ["^db/seed/", "^test/", "^e2e/"] },
      { path: ["^app/routes/", "^e2e/", "^db/seed/"] },
    ),
    rule(
      "test-is-only-for-tests",
      { pathNot: ["^test/", "^e2e/", "\\.test\\.tsx?$"] },
      { path: "^test/" },
    ),
    rule("db-is-the-floor", { path: "^db/", pathNot: "^db/seed/" }, { path: "^app/" }),
    rule(
      "enums-and-standards-import-nothing",
      { path: ["^db/enums(/|\\.ts$)", "^app/standards/"], pathNot: "\\.test\\.ts$" },
      { path: ["^app/(?!standards/)", "^db/(?!enums(/|\\.ts$))"] },
    ),
    rule(
      "lib-is-below-app",
      { path: "^app/lib/", pathNot: "\\.test\\." },
      { path: "^app/(?!lib/)" },
    ),
    rule(
      "only-server-files-touch-db",
      { path: "^app/", pathNot: ["\\.server\\.tsx?$", "^app/server/"] },
      { path: "^db/", pathNot: "^db/enums(/|\\.ts$)" },
    ),
    rule(
      "ui-never-touches-server",
      {
        path: [
          "^app/components/",
          "^app/features/[^/]+/ui/",
          "^app/features/.+/(schema|rules)\\.ts$",
          "^app/standards/",
        ],
      },
      { path: "\\.server\\.tsx?$", dependencyTypesNot: ["type-only"] },
    ),
    rule(
      "components-know-no-feature",
      { path: "^app/components/" },
      { path: "^app/(features|access|jobs|routes|standards)/" },
    ),
    rule(
      "i18n-and-access-know-no-feature",
      { path: "^app/(i18n|access)/" },
      { path: "^app/(features|jobs|routes|components)/" },
    ),
    rule(
      "feature-front-door",
      { path: "^app/features/([^/]+)/" },
      {
        path: "^app/features/",
        pathNot: ["^app/features/$1/", ...doors, "^app/features/[^/]+/ui/"],
      },
    ),
    rule(
      "features-do-not-know-jobs-or-routes",
      { path: "^app/features/" },
      { path: "^app/(jobs|routes)/" },
    ),
    rule(
      "jobs-know-no-ui",
      { path: "^app/jobs/" },
      { path: ["^app/(routes|components)/", "^app/features/[^/]+/ui/"] },
    ),
    rule(
      "routes-use-front-doors",
      { path: "^app/routes/" },
      {
        path: "^app/features/",
        pathNot: [...routeDoors, "^app/features/[^/]+/ui/"],
      },
    ),
    rule(
      "routes-are-thin",
      { path: "^app/routes/" },
      { path: ["^db/(?!enums(/|\\.ts$))", libraries, "^app/(routes|jobs)/"] },
    ),
    rule(
      "drizzle-stays-home",
      { path: "^app/", pathNot: ["\\.server\\.ts$", "^app/server/"] },
      { path: libraries },
    ),
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(build|node_modules/(?!(drizzle-orm|postgres|lucia)/))" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};

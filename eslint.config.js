import drizzle from "eslint-plugin-drizzle";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const chinese = "/[\\u4e00-\\u9fff]/";

export default tseslint.config(
  {
    ignores: [
      "node_modules/**",
      "build/**",
      ".data/**",
      ".cache/**",
      "test-results/**",
      "shots/**",
      "**/*.cjs",
      "**/*.mjs",
      "*.config.js",
    ],
  },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { drizzle },
    rules: {
      "@typescript-eslint/no-floating-promises": ["error", { checkThenables: true }],
      "@typescript-eslint/no-explicit-any": "error",
      // values from JSON and libraries are typed where they are taken in, by annotation
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/consistent-type-imports": [
        "error",
        { fixStyle: "inline-type-imports", disallowTypeAnnotations: false },
      ],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      "@typescript-eslint/no-base-to-string": "off",
      "@typescript-eslint/prefer-promise-reject-errors": "off",
      // a Remix redirect is a thrown Response
      "@typescript-eslint/only-throw-error": "off",
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: false }],
      "drizzle/enforce-delete-with-where": ["error", { drizzleObjectName: ["db", "tx"] }],
      "drizzle/enforce-update-with-where": ["error", { drizzleObjectName: ["db", "tx"] }],
    },
  },
  {
    files: ["app/**/*.tsx", "app/lib/form.tsx"],
    plugins: { "react-hooks": reactHooks },
    rules: { "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "error" },
  },
  {
    files: ["app/**/*.{ts,tsx}", "db/**/*.ts"],
    ignores: ["app/standards/**", "db/seed/**", "**/*.test.{ts,tsx}"],
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: `Literal[value=${chinese}]`, message: "Words live in app/i18n" },
        { selector: `TemplateElement[value.raw=${chinese}]`, message: "Words live in app/i18n" },
        { selector: `JSXText[value=${chinese}]`, message: "Words live in app/i18n" },
        {
          selector: "NewExpression[callee.name='Date']",
          message: "app/lib/clock.ts is the only clock",
        },
      ],
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "app/lib/clock.ts is the only clock" },
        { object: "process", property: "env", message: "Settings are read in lib/env.server.ts" },
      ],
    },
  },
  {
    files: ["app/lib/clock.ts"],
    rules: { "no-restricted-syntax": "off", "no-restricted-properties": "off" },
  },
  { files: ["app/lib/env.server.ts"], rules: { "no-restricted-properties": "off" } },
  {
    files: ["**/*.test.{ts,tsx}", "test/**", "e2e/**"],
    rules: { "@typescript-eslint/unbound-method": "off" },
  },
);

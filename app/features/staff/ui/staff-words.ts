import type { TFunction } from "i18next";
import { posts, type CertificateKind, type Post } from "~db/enums";

/** 保育师证或教师资格证: any one of them would do. */
export const anyOf = (t: TFunction, kinds: readonly CertificateKind[]): string =>
  kinds.map((kind) => t(`enums:certificateKind.${kind}`)).join(t("staff:or"));

/** 行政、教师: in the usual order of posts, however they were recorded. */
export const postsInWords = (t: TFunction, held: readonly Post[]): string =>
  posts
    .filter((post) => held.includes(post))
    .map((post) => t(`enums:post.${post}`))
    .join(t("common:listSeparator"));

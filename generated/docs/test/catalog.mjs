// What the tests compare the pages with: the catalog.
import { readFileSync } from "node:fs";

/** The catalog, in the form that `cargo xtask export` documents. */
export const catalog = JSON.parse(readFileSync(new URL("expected.json", import.meta.url), "utf8"));

export const { locales, families, guides, source_locale: source } = catalog;

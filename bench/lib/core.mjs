// @ts-check
import { createRequire } from "node:module";

/** @param {string} file what `bundleCore` made @returns {typeof import("../../src/core/index.js")} */
export const loadCore = (file) => createRequire(import.meta.url)(file);

/** Always the same day, so that every run checks the same. */
export const clock = { today: () => "2026-01-15" };

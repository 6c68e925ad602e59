import type { DocumentSelector } from "vscode";

/** Where documents of ours can be: on disk or not yet saved, never in other schemes. */
export const SELECTOR: DocumentSelector = ["file", "untitled"].flatMap((scheme) => [
	{ scheme, language: "markdown" },
	{ scheme, language: "yaml" },
]);

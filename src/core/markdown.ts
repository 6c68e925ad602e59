/** Control characters, line ends of every kind, and what turns text around. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu;

/** Text that Markdown takes for nothing else. An empty comment behind `@` and `#` keeps code hosts from calling people and issues. */
export const plainMarkdown = (text: string): string =>
	text
		.replace(UNSEEN, " ")
		.replace(/&/g, "&amp;")
		.replace(/</g, "&lt;")
		.replace(/>/g, "&gt;")
		.replace(/[\\`*_[\]|~$]|:(?=\/\/)|(?<=\bwww)\./g, "\\$&")
		.replace(/^(\s*)(?=[-+#=])/, "$1\\")
		.replace(/^(\s*\d+)(?=[.)])/, "$1\\")
		.replace(/[@#](?=[\w\p{L}])/gu, "$&<!-- -->");

/** A code span whose fence is longer than any run of backticks in it. */
export function codeSpan(text: string): string {
	if (text === "") return "(empty)";
	const safe = text.replace(UNSEEN, " ");
	const fence = "`".repeat(1 + Math.max(0, ...[...safe.matchAll(/`+/g)].map(([run]) => run.length)));
	const space = /^`|`$|^ .* $/.test(safe) ? " " : "";
	return `${fence}${space}${safe}${space}${fence}`;
}

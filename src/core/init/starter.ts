import { createDocument } from "../kinds/create.js";
import { POLICY_FILE } from "../kinds/policy.js";
import { kindOf } from "../kinds/table.js";
import { starterText } from "../schema/content.js";
import { FOLDER } from "./place.js";

/** A file that a repository begins with. */
export interface StarterFile {
	/** Root-relative. */
	readonly path: string;
	readonly text: string;
	/** Half a sentence: what it is for. */
	readonly says: string;
	/** Other places at which the same may stand already, in lower case. */
	readonly elsewhere?: readonly string[];
	/** What to add where there is such a file already; absent where nothing has to be. */
	readonly add?: string;
	/** Whether the text of such a file has it already. */
	readonly has?: (text: string) => boolean;
}

/**
 * What a repository begins with: a policy, a place for the documents, and what checks them. Nothing in it is a judgement.
 * @param system a slug
 * @param hasDocuments whether there are documents already: then none is begun
 */
export function starterFiles(system: string, hasDocuments: boolean): StarterFile[] {
	const text = (name: string): string => starterText(name).replaceAll("${system}", system);
	const hook = text("pre-commit-config.yaml");
	return [
		{ path: POLICY_FILE, text: text("policy.yaml"), says: "the policy: how strict, whose, which tier" },
		{ path: `${FOLDER}/README.md`, text: text("layout.md"), says: "the layout: which document begins when, and where it lies" },
		...(hasDocuments ? [] : [firstDocument(system)]),
		{
			path: ".github/pull_request_template.md",
			text: text("pull_request_template.md"),
			says: "the template of pull requests: what an author looks at before asking for a review",
			elsewhere: ["pull_request_template.md", "docs/pull_request_template.md", ".github/pull_request_template.md"],
		},
		{
			path: ".github/workflows/rai-docs.yml",
			text: text("workflow.yml"),
			says: "the workflow: checks and comments on pull requests, holds back a release, with read access only but for the comment",
		},
		{
			path: ".pre-commit-config.yaml",
			text: hook,
			says: "the hook of pre-commit (pre-commit.com): checks the documents that a commit changes",
			add: hook.slice(hook.indexOf("  - repo:")),
			has: (text) => /^[ \t]*-?[ \t]*id:[ \t]*["']?rai-docs["']?[ \t]*(?:#.*)?$/m.test(text),
		},
	];
}

/** Where the tier is decided, and with it how much else is asked. */
function firstDocument(system: string): StarterFile {
	const kind = kindOf("intake-request");
	if (!kind) throw new Error("there is no document type intake-request");
	const text = createDocument(kind, { system, tier: 3, format: "markdown", isTaken: () => false });
	return {
		path: `${FOLDER}/intake-request-${system}.md`,
		text,
		says: "the first document: what is to be built, and how much harm it could do",
	};
}

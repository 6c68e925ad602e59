import type { Kind } from "./kind.js";

/** The name of a policy file, in any folder. */
export const POLICY_FILE = "rai-docs.yaml";

/** The policy file is checked, completed and explained like a document, but it is none. */
export const policyKind: Kind = {
	id: "policy",
	title: "Policy",
	description: "What is checked in a folder, and how strictly",
	family: "plain",
	sections: [],
	guidance: [],
	rules: [],
};

export const isPolicyPath = (path: string): boolean => path === POLICY_FILE || path.endsWith(`/${POLICY_FILE}`);

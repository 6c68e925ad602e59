import { isBaselinePath } from "./baseline/file.js";
import type { Kind } from "./kind.js";
import { isPolicyPath } from "./policy.js";

/** What reviewers ask about passages of documents: one file a root, beside its policy. */
export const QUESTIONS_FILE = "rai-questions.yaml";

/** Checked, completed and explained like a document, but it is none: what is approved does not change when somebody asks. */
export const questionsKind: Kind = {
	id: "questions",
	title: "Questions of reviewers",
	description: "What reviewers ask about passages of documents",
	family: "plain",
	sections: [],
	guidance: [],
	rules: [],
};

export const isQuestionsPath = (path: string): boolean => path === QUESTIONS_FILE;

/** Whether what is ours at a path is a document, and not what stands beside documents: the policy, the baseline, and reviewers' questions. */
export const isDocumentPath = (path: string): boolean => !isPolicyPath(path) && !isQuestionsPath(path) && !isBaselinePath(path);

import { nearest } from "../suggest.js";
import type { RuleInfo, Severities } from "./rule.js";

const E_E_E: Severities = ["error", "error", "error"];
const E_E_W: Severities = ["error", "error", "warning"];
const W_W_W: Severities = ["warning", "warning", "warning"];
const W_W_I: Severities = ["warning", "warning", "info"];
const I_I_I: Severities = ["info", "info", "info"];

const rule = (id: string, title: string, severities: Severities): RuleInfo => ({ id, title, severities });
const missing = (id: string, title: string, severities: Severities): RuleInfo => ({ id, title, severities, missing: true });

/** Every rule there is, with the page `docs/rules/<id>.md` for each. */
export const CATALOGUE: readonly RuleInfo[] = [
	rule("file/unreadable", "The file cannot be read as text", E_E_E),
	rule("file/conflict-markers", "A merge conflict was left in", E_E_E),
	rule("file/front-matter", "Front matter is there but not recognised", E_E_E),
	rule("file/placeholder", "A placeholder was left in", E_E_W),
	rule("file/template-syntax", "A template was not filled in", E_E_E),
	rule("yaml/syntax", "The YAML is not well-formed", E_E_E),
	rule("yaml/duplicate-key", "A key stands twice in one mapping", E_E_E),
	rule("yaml/multiple-documents", "A file holds more than one YAML document", E_E_E),
	rule("yaml/alias", "An alias points nowhere, or aliases multiply the document", E_E_E),
	rule("yaml/unquoted", "A text was read as a number, a boolean or null", E_E_E),
	rule("yaml/ambiguous", "YAML 1.1 readers see something else than text here", W_W_W),
	rule("schema/unknown-key", "A key is not part of this document type", W_W_W),
	rule("schema/type", "A value has the wrong type", E_E_E),
	rule("schema/value", "A value is not among those allowed", E_E_E),
	rule("schema/format", "A value is not written as it must be", E_E_E),
	rule("schema/bounds", "A value is too small, too large, too short or too long", E_E_E),
	missing("schema/required", "A required answer is missing", E_E_W),
	missing("section/missing", "A required section is missing", E_E_W),
	missing("section/empty", "A required section is empty", E_E_W),
	rule("section/untouched", "A section still holds the template's words", E_E_W),
	rule("draft/unanswered", "Questions of a draft are not yet answered", I_I_I),
	rule("artifact/kind", "The document type is not known", E_E_E),
	rule("artifact/id-prefix", "An id does not begin as ids of its document type do", E_E_W),
	rule("artifact/duplicate-id", "Two documents or entries have one id", E_E_E),
	rule("artifact/dates", "Dates contradict each other or lie in the future", W_W_I),
	rule("artifact/status-step", "A status was skipped", E_E_E),
	rule("artifact/tier", "The policy says a stricter tier than the document", E_E_W),
	rule("artifact/production", "A draft of a system in production", I_I_I),
	rule("artifact/not-applicable", "Something is not applicable without a reason, or points at no question", E_E_E),
	rule("card/interval", "An interval does not contain its value", W_W_I),
	rule("system/actions-tier", "A system that writes or acts is declared tier 3", E_E_E),
	rule("system/unapproved-action", "An irreversible action needs nobody's approval", E_E_E),
	rule("risk/residual", "Residual risk is above inherent risk", E_E_E),
	rule("risk/mitigation", "A risk was lowered without an implemented mitigation", E_E_W),
	missing("risk/owner", "A risk or mitigation has no owner", E_E_W),
	missing("risk/due", "A risk or mitigation has no due date", E_E_W),
	rule("risk/level", "A level contradicts the risk matrix", E_E_W),
	rule("hub/license", "A licence named “other” is not named", W_W_W),
	rule("policy/rule", "The policy names a rule that does not exist", E_E_E),
	rule("policy/kind", "The policy associates files with a document type that does not exist", E_E_E),
	rule("policy/glob", "A glob cannot be used", E_E_E),
	rule("policy/loosened", "The policy loosens what it may not loosen", E_E_E),
];

const BY_ID = new Map(CATALOGUE.map((info) => [info.id, info]));

export const ruleInfo = (id: string): RuleInfo | undefined => BY_ID.get(id);

export const nearestRule = (id: string): string | undefined =>
	nearest(
		id,
		CATALOGUE.map((info) => info.id),
	);

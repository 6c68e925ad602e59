import { shorten } from "../../suggest.js";
import { trailingDigest } from "./digest.js";
import { encodePath, insidePath } from "./path.js";
import { type Piece, piece } from "./piece.js";
import { refuse } from "./refused.js";

interface Look {
	readonly pattern: RegExp;
	readonly message: string;
	/** What was probably meant. */
	readonly mend?: (text: string) => string;
}

/** What people write without a scheme. The first that fits is taken. */
const LOOKS: readonly Look[] = [
	{ pattern: /^(?:[\da-f]{40}|[\da-f]{64})$/i, message: "A commit id begins with git:.", mend: (text) => `git:${text}` },
	{
		pattern: /^[\da-f]{32}$/i,
		message: "A hex number alone names nothing: a run of MLflow begins with runs:/, and an MD5 digest stands behind a path.",
		mend: (text) => `runs:/${text}`,
	},
	{ pattern: /^\d+$/, message: "A number alone names nothing: an issue is written #12.", mend: (text) => `#${text}` },
	{ pattern: /^\d{4}\.\d{4,5}(?:v\d+)?$/, message: "A paper of arXiv begins with arxiv:.", mend: (text) => `arxiv:${text}` },
	{ pattern: /^v?\d+(?:\.\d+)+$/, message: "A version alone names nothing: a tag begins with tag:.", mend: (text) => `tag:${text}` },
	{
		pattern: /^(?=\D*\d)[\da-f]{4,63}$/i,
		message: "A commit id begins with git:, and has 40 characters.",
		mend: (text) => `git:${text}`,
	},
	{ pattern: /^10\.\d{4,9}\/\S+$/, message: "A DOI begins with doi:.", mend: (text) => `doi:${text}` },
	{
		pattern: /^(?:www\.|(?:github|gitlab)\.com\/|huggingface\.co\/|dev\.azure\.com\/)\S/i,
		message: "An address begins with https://.",
		mend: (text) => `https://${text}`,
	},
	{
		pattern: /^[\w.-]+\/[\w.-]+@[\da-f]{40}$/i,
		message: "A repository of the Hub begins with hf:, of a dataset with hf:datasets/.",
		mend: (text) => `hf:${text}`,
	},
	{ pattern: /^[\w.-]+\/[\w.-]+#\d+$/, message: "An issue of GitHub begins with gh:.", mend: (text) => `gh:${text}` },
	{
		pattern: /^[a-z]{2,5}-[a-z\d][\w.-]*(?:[@#]\S*)?$/,
		message: "The id of a document begins with capitals.",
		mend: (text) => text.replace(/^[a-z]+/, (prefix) => prefix.toUpperCase()),
	},
	{ pattern: /^git@[\w.-]+:/, message: "A repository is written git+https://host/owner/name@<commit id>." },
	{ pattern: /^[\w.-]+@[\w.-]+$/, message: "What stands before @ is no id of a document: it is written as MC-credit-risk." },
];

const FILE = /[/\\]|\.[a-z\d]{1,10}$/i;

/**
 * Says what is missing before a text without a scheme.
 * @throws Refused always
 */
export function refuseBare(text: string): never {
	const whole = piece(text);
	const look = LOOKS.find(({ pattern }) => pattern.test(text));
	if (look) refuse(whole, look.message, { ...(look.mend && { reference: look.mend(text) }) });
	const { rest } = trailingDigest(whole);
	if (/^[\\~]/.test(text) || FILE.test(rest.text)) refusePath(whole, rest);
	refuse(whole, `“${shorten(text)}” is no reference: begin with git:, file:, dvc:, hf: or https://, or name a document by its id.`);
}

/** Where it leads out of the workspace, that is said; else it lacks its scheme only. */
function refusePath(whole: Piece, path: Piece): never {
	insidePath(path.text.length > 1 && path.text.endsWith("/") ? piece(path.text.slice(0, -1)) : path, "workspace");
	const scheme = /(?:\.dvc|(?:^|\/)dvc\.lock)$/.test(path.text) ? "dvc" : path.text.endsWith("/") ? "dir" : "file";
	const reference = `${scheme}:${path.text.replace(/[ @]/g, encodePath)}${whole.text.slice(path.text.length)}`;
	refuse(
		whole,
		`A path begins with ${scheme}:, and is relative to the root of the workspace.`,
		path.text.includes("#") ? {} : { reference },
	);
}

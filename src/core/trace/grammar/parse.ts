import { nearest, shorten } from "../../suggest.js";
import type { Malformed, Reference } from "../reference.js";
import { parseArtifact } from "./artifact.js";
import { refuseBare } from "./bare.js";
import { parseCroissant } from "./croissant.js";
import { parseDigest, writeDigest } from "./digest.js";
import { parseDvc } from "./dvc.js";
import { parseFile, parseFolder } from "./file.js";
import { parseBranch, parseGit, parseGitAddress, parseTag } from "./git.js";
import { parseHub } from "./hub.js";
import { parseAzureIssue, parseBareIssue, parseGitHubIssue, parseJira } from "./issue.js";
import { parseModel, parseRun, parseRunPath } from "./mlflow.js";
import { encodePath } from "./path.js";
import { type Piece, piece, type Written } from "./piece.js";
import { attempt, refuse } from "./refused.js";
import { parseRemote, REMOTE_SCHEMES } from "./remote.js";
import { refuseOddText, refuseSpace } from "./text.js";
import { parseAddress, parsePage } from "./url.js";

/** What the field allows beside what is a reference everywhere. */
export interface Expects {
	/** A bare `KEY-123` is a ticket of Jira, not the id of a document. */
	readonly issue?: boolean;
}

const OURS: Readonly<Record<string, (written: Written) => Reference>> = {
	git: parseGit,
	"git+https": parseGitAddress,
	"git+ssh": parseGitAddress,
	tag: parseTag,
	branch: parseBranch,
	file: parseFile("file"),
	dir: parseFolder,
	lfs: parseFile("lfs"),
	att: parseFile("attestation"),
	dvc: parseDvc,
	croissant: parseCroissant,
	runs: parseRunPath,
	"mlflow-run": parseRun,
	models: parseModel,
	hf: parseHub,
	jira: parseJira,
	gh: parseGitHubIssue,
	ado: parseAzureIssue,
};

const ADDRESSES: Readonly<Record<string, (written: Written) => Reference>> = {
	https: parsePage,
	http: parsePage,
	...Object.fromEntries(["ftp", "ftps", "sftp", "ssh", "hdfs", "dbfs", "adl"].map((scheme) => [scheme, parseAddress])),
};

/** What begins a reference of ours, without its colon; plain web addresses are not among them. */
export const SCHEMES: readonly string[] = [...Object.keys(OURS), ...REMOTE_SCHEMES];

const KNOWN: readonly string[] = [...SCHEMES, ...Object.keys(ADDRESSES)];

/** Reads a reference as it is written in a document. Never throws; a suggestion is always a reference itself. */
export function parseReference(text: string, expects: Expects = {}): Reference | Malformed {
	const found = attempt(text, () => read(text, expects));
	if (found.type !== "malformed") return found;
	const { suggestion, ...rest } = found;
	const mended = suggestion && mend(suggestion.text, expects, 4);
	return mended === undefined ? rest : { ...rest, suggestion: { title: `Change to ${shorten(mended)}`, text: mended } };
}

/** Several slips are mended one after the other. */
function mend(text: string, expects: Expects, tries: number): string | undefined {
	const found = attempt(text, () => read(text, expects));
	if (found.type !== "malformed") return text;
	return found.suggestion && tries > 0 ? mend(found.suggestion.text, expects, tries - 1) : undefined;
}

function read(text: string, { issue = false }: Expects): Reference {
	refuseOddText(text);
	const plain = parseBareIssue(text, issue) ?? parseArtifact(text);
	if (plain) return plain;
	const colon = /^[a-z][a-z\d+.-]*:/i.exec(text)?.[0].length;
	if (colon === undefined) return parseRemote(text, undefined) ?? refuseBare(text);
	return readScheme({ text, scheme: piece(text.slice(0, colon - 1)), body: piece(text.slice(colon), colon) });
}

function readScheme(written: Written): Reference {
	const { text, scheme, body } = written;
	// Papers and addresses are written arXiv:, DOI: and HTTPS: too.
	const name = /^(?:doi|arxiv|https?)$/i.test(scheme.text) ? scheme.text.toLowerCase() : scheme.text;
	const known = own(OURS, name) ?? own(ADDRESSES, name);
	if (!known && !REMOTE_SCHEMES.includes(name)) return readUnknown(written);
	refuseSpace(body);
	return known ? known({ ...written, scheme: { ...scheme, text: name } }) : (parseRemote(text, name) ?? refuseScheme(scheme));
}

const own = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined => (Object.hasOwn(table, name) ? table[name] : undefined);

function readUnknown(written: Written): Reference {
	const { text, scheme, body } = written;
	if (/^(?:[a-z]:|git\+file:|file:[/\\])/i.test(text))
		refuse(piece(text), `“${shorten(text)}” is a place on one computer: write a path from the root of the workspace.`, { outside: true });
	if (parseDigest(text)) refuse(piece(text), "A digest alone names nothing: write it behind a path, as in file:<path>@sha256:<hex>.");
	if (/^\d+(?:[/?#]|$)/.test(body.text))
		refuse(piece(text), `“${shorten(text)}” is an address without its scheme.`, { reference: `http://${text}` });
	if (!body.text.startsWith("//") || nearest(scheme.text, KNOWN)) refuseScheme(scheme);
	refuseSpace(body);
	return parseAddress(written);
}

function refuseScheme(scheme: Piece): never {
	const lower = scheme.text.toLowerCase();
	const near = KNOWN.includes(lower) ? lower : nearest(lower, KNOWN);
	const help = near ? `Did you mean “${near}:”?` : "Known are git:, file:, dvc:, hf:, runs:/, models:/, s3://, https:// and others.";
	refuse(scheme, `“${shorten(scheme.text)}:” begins no reference. ${help}`, near ? { instead: near } : {});
}

/** `git:<sha>[#<path>]` @param path relative to the top of the repository, as it is */
export const gitReference = (sha: string, path?: string): string =>
	`git:${sha}${path === undefined ? "" : `#${encodePath(path).replace(LIKE_LINES, "%3A$1")}`}`;

/** The end of a name that would be read as lines. */
const LIKE_LINES = /:(L?\d[^:/]*)$/i;

/** `file:<path>[@sha256:<hex>]` @param path relative to the root, as it is */
export const fileReference = (path: string, sha256?: string): string =>
	`file:${encodePath(path)}${sha256 === undefined ? "" : `@${writeDigest({ algorithm: "sha256", value: sha256 })}`}`;

import type { Span } from "../document/span.js";

/** Algorithms as the in-toto DigestSet names them; `rai1` is our own digest of a document's meaning. */
export type Algorithm = "sha256" | "sha512" | "sha1" | "md5" | "gitBlob" | "gitTree" | "gitCommit" | "dirHash" | "rai1";

export interface Digest {
	readonly algorithm: Algorithm;
	/** Lower-case hex. */
	readonly value: string;
	/** DVC's `.dir`: of a folder's listing. */
	readonly folder?: true;
}

/** What a problem can point at inside of a reference. */
export type Part = "scheme" | "repository" | "name" | "revision" | "version" | "path" | "fragment" | "digest";

interface Base<T extends string> {
	readonly type: T;
	/** As written. */
	readonly text: string;
	/** Where its parts stand in `text`. */
	readonly parts: Readonly<Partial<Record<Part, Span>>>;
	/** Recorded in the reference itself, behind `@`. */
	readonly digest?: Digest;
}

/** One-based, both ends included. */
export interface LineRange {
	readonly from: number;
	readonly to: number;
}

/** `git:<sha>[#<path>[:L<from>[-L<to>]]]`, `git+https://…@<sha>[#<path>]`. */
export interface GitReference extends Base<"git"> {
	/** Lower-case hex: 4 to 40 characters, or 64. */
	readonly revision: string;
	/** Relative to the top of the repository, decoded. */
	readonly path?: string;
	readonly lines?: LineRange;
	/** `host/owner/name` in lower case where it names one; else it is the repository of this root. */
	readonly repository?: string;
}

/** A page of a Git host that shows a commit, a file or a folder: GitHub, GitLab, Azure Repos. */
export interface PermalinkReference extends Base<"permalink"> {
	/** `host/owner/name` in lower case. */
	readonly repository: string;
	/** A commit in hex, or the name of what moves: a branch or a tag. */
	readonly revision: string;
	/** Whether the revision is a full commit id. */
	readonly pinned: boolean;
	readonly path?: string;
	readonly lines?: LineRange;
}

/** `tag:<name>[@<sha>]`. */
export interface TagReference extends Base<"tag"> {
	readonly name: string;
	/** The commit it pointed at, in lower-case hex. */
	readonly commit?: string;
}

/** `branch:<name>`: understood, so that it can be told to be unpinned. */
export interface BranchReference extends Base<"branch"> {
	readonly name: string;
}

/** `file:<path>[@sha256:<hex>]`, `dir:<path>[@dirHash:<hex>]`, and the files that hold other digests. Paths are root-relative and decoded. */
export interface FileReference extends Base<"file" | "dir" | "lfs" | "attestation"> {
	readonly path: string;
}

/** `dvc:<path of a .dvc file>`, `dvc:<path of dvc.lock>#<stage>/<out>`, each with `[@md5:<hex>[.dir]]`. */
export interface DvcReference extends Base<"dvc"> {
	readonly path: string;
	/** `<stage>/<path of the output>` of a dvc.lock; the path of an output of a .dvc file that has several. */
	readonly output?: string;
}

/** `croissant:<path of metadata.json>[#<@id of a FileObject, FileSet or RecordSet>]`. */
export interface CroissantReference extends Base<"croissant"> {
	readonly path: string;
	readonly node?: string;
}

/** `runs:/<run id>[/<artifact path>]`, `mlflow-run:<run id>[@<tracking URI>]`. */
export interface RunReference extends Base<"mlflow-run"> {
	readonly run: string;
	readonly path?: string;
	/** A tracking server or store that it names; else it is a file store of this root. */
	readonly store?: string;
}

/** `models:/<name>/<version or stage>`, `models:/<name>@<alias>`, `models:/<model id>`. */
export interface ModelReference extends Base<"mlflow-model"> {
	readonly name?: string;
	/** Digits. */
	readonly version?: string;
	/** `m-` and 32 hex characters. */
	readonly modelId?: string;
	/** A stage, `latest` or an alias: it moves. */
	readonly moving?: string;
}

/** `hf:[datasets/|spaces/]<repo>@<revision>[/<path>]`, and the Hub's own addresses. */
export interface HubReference extends Base<"hub"> {
	readonly repoType: "models" | "datasets" | "spaces" | "buckets";
	readonly repo: string;
	readonly revision?: string;
	/** Whether the revision is a full commit id. */
	readonly pinned: boolean;
	readonly path?: string;
}

/** `<id>[@<version or digest>][#/<json pointer> | #<id of an entry>]`. */
export interface ArtifactReference extends Base<"artifact"> {
	readonly id: string;
	readonly version?: string;
	/** A JSON pointer, or the id of a risk, mitigation, metric or decision. */
	readonly fragment?: string;
}

/** A ticket: nothing here can tell whether it exists. */
export interface IssueReference extends Base<"issue"> {
	readonly tracker: "jira" | "github" | "gitlab" | "azure";
	readonly key: string;
}

export interface UrlReference extends Base<"url"> {
	readonly url: string;
}

/** What can only be judged pinned or not: one row of the table in `grammar/remote.ts` each. */
export interface RemoteReference
	extends Base<"object-store" | "oci" | "cloud-registry" | "provider-model" | "doi" | "arxiv" | "openlineage"> {
	readonly pinned: boolean;
	/** Why it is not pinned, and what would pin it. */
	readonly advice?: string;
}

export type Reference =
	| GitReference
	| PermalinkReference
	| TagReference
	| BranchReference
	| FileReference
	| DvcReference
	| CroissantReference
	| RunReference
	| ModelReference
	| HubReference
	| ArtifactReference
	| IssueReference
	| UrlReference
	| RemoteReference;

export type ReferenceType = Reference["type"];

/** A text where a reference should be, and why it is none. */
export interface Malformed {
	readonly type: "malformed";
	readonly text: string;
	/** One sentence: what is expected, and what was found. */
	readonly message: string;
	/** What is wrong, inside of `text`. */
	readonly at: Span;
	/** It names a place outside of the workspace: listed as broken. */
	readonly outside?: true;
	/** What was probably meant. */
	readonly suggestion?: { readonly title: string; readonly text: string };
}

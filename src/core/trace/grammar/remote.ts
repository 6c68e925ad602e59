import { shorten } from "../../suggest.js";
import type { Part, RemoteReference } from "../reference.js";
import { pinsBytes, trailingDigest } from "./digest.js";
import { given, type Piece, piece, places, slice } from "./piece.js";
import { isSnapshot } from "./provider.js";
import { refuse } from "./refused.js";

type Groups = Readonly<Partial<Record<Part, string>>>;

/** What can only be judged pinned or not. */
interface Row {
	readonly type: RemoteReference["type"];
	/** Its grammar, without a digest; a group for each part. Anchored, and no two repeats in a row that share a character. */
	readonly pattern: RegExp;
	/** Whether it names content that cannot change; a recorded digest does that too. */
	readonly pins: (groups: Groups) => boolean;
	/** What would pin it. */
	readonly advice: string;
}

/** One that begins with a scheme of its own: what it should look like is said where it does not. */
interface SchemeRow extends Row {
	readonly scheme: string;
	readonly expected: string;
}

const version =
	(pattern: RegExp) =>
	({ version }: Groups): boolean =>
		version !== undefined && pattern.test(version);
const always = (): boolean => true;
const never = (): boolean => false;

const S3 = {
	pins: version(/^(?!null$)./),
	advice: "Name the object’s version, as in s3://bucket/key?versionId=<id>, or record its sha256.",
};
const BLOB = { pins: version(/./), advice: "Name the blob’s version with ?versionid=<timestamp>, or record its sha256." };
const QUERY = String.raw`(?:\?(?:[^#]*&)?versionid=(?<version>[^&#]*)(?:&[^#]*)?|\?[^#]*)?`;
const AML = {
	pins: version(/^\d[\w.-]*$/),
	advice: "Name a version, as in azureml://registries/<registry>/models/<name>/versions/<n>.",
};

const OWN: readonly SchemeRow[] = [
	...["s3", "s3a"].map((scheme) => ({
		type: "object-store" as const,
		scheme,
		pattern: new RegExp(String.raw`^${scheme}://(?<repository>[\w.:-]+)(?:/(?<path>[^?#]*))?${QUERY}$`, "di"),
		...S3,
		expected: "s3://bucket/key?versionId=<id>",
	})),
	{
		type: "object-store",
		scheme: "gs",
		pattern: /^gs:\/\/(?<repository>[\w.-]+)(?:\/(?<path>[^#]*))?(?:#(?<version>[^#]*))?$/d,
		pins: version(/^\d+$/),
		advice: "Name the object’s generation, as in gs://bucket/object#<generation>, or record its sha256.",
		expected: "gs://bucket/object#<generation>",
	},
	{
		type: "object-store",
		scheme: "az",
		pattern: new RegExp(String.raw`^az://(?<repository>[\w-]+(?:/[\w$-]+)?)(?:/(?<path>[^?#]*))?${QUERY}$`, "di"),
		...BLOB,
		expected: "az://account/container/blob?versionid=<timestamp>",
	},
	...["abfss", "abfs", "wasbs"].map((scheme) => ({
		type: "object-store" as const,
		scheme,
		pattern: new RegExp(String.raw`^${scheme}://(?<repository>[\w$-]+@[\w.-]+)(?:/(?<path>[^?#]*))?${QUERY}$`, "di"),
		...BLOB,
		expected: `${scheme}://container@account.dfs.core.windows.net/path`,
	})),
	{
		type: "oci",
		scheme: "oci",
		pattern: /^oci:\/\/(?<repository>[\w.-]+(?::\d+)?(?:\/[\w.-]+)+)(?::(?<version>[\w.-]+))?$/d,
		pins: never,
		advice: "A tag moves: name the digest, as in oci://registry/name@sha256:<64 hex characters>.",
		expected: "oci://registry/name@sha256:<64 hex characters>",
	},
	{
		type: "cloud-registry",
		scheme: "azureml",
		pattern:
			/^azureml:(?:\/\/(?<repository>[^?#]*?)\/(?:models|data|environments|components)\/)?(?<name>[^/:?#@]+)(?:(?:\/versions\/|:)(?<version>[^/:?#@]+)|(?:\/labels\/|@)[^/:?#@]+)?$/d,
		...AML,
		expected: "azureml://registries/<registry>/models/<name>/versions/<n>",
	},
	{
		type: "cloud-registry",
		scheme: "arn",
		pattern: /^arn:aws[\w-]*:sagemaker:(?<repository>[\w-]+:\d+):model-package(?:-group)?\/(?<name>[^/]+)(?:\/(?<version>[^/]+))?$/d,
		pins: version(/^\d+$/),
		advice: "A group of model packages grows: name one, as in …:model-package/<group>/<number>.",
		expected: "arn:aws:sagemaker:<region>:<account>:model-package/<group>/<number>",
	},
	{
		type: "cloud-registry",
		scheme: "arn",
		pattern: /^arn:aws[\w-]*:(?!sagemaker:)(?<repository>[\w-]+:[\w-]*:\d*):(?<name>.+)$/d,
		pins: never,
		advice: "Only a numbered model package of SageMaker says what it is: record a digest beside this one.",
		expected: "arn:aws:sagemaker:<region>:<account>:model-package/<group>/<number>",
	},
	{
		type: "cloud-registry",
		scheme: "wandb",
		pattern: /^wandb:\/\/(?<repository>[^/:]+\/[^/:]+)\/(?<name>[^:]+)(?::(?<version>[^/:]+))?$/d,
		pins: version(/^v\d+$/),
		advice: "An alias moves: name a version, as in wandb://entity/project/artifact:v3.",
		expected: "wandb://entity/project/artifact:v<number>",
	},
	{
		type: "provider-model",
		scheme: "provider",
		pattern: /^provider:(?<repository>[a-z\d][a-z\d_.-]*)\/(?<name>[\w.:@/+-]+)$/d,
		pins: ({ repository = "", name = "" }) => isSnapshot(repository, name),
		advice: "An alias moves: name a dated or numbered snapshot, such as one that ends with -2024-08-06.",
		expected: "provider:<vendor>/<model snapshot>",
	},
	{
		type: "doi",
		scheme: "doi",
		pattern: /^doi:(?<name>10\.\d{4,9}\/\S+)$/di,
		pins: always,
		advice: "",
		expected: "doi:10.<registrant>/<suffix>",
	},
	{
		type: "arxiv",
		scheme: "arxiv",
		pattern: /^arxiv:(?<name>\d{4}\.\d{4,5}|[a-z.-]+\/\d{7})(?<version>v[1-9]\d*)?$/di,
		pins: version(/./),
		advice: "Name the version that was read, as in arxiv:2401.01234v2.",
		expected: "arxiv:<yymm.nnnnn>v<version>",
	},
	{
		type: "openlineage",
		scheme: "ol",
		pattern: /^ol:(?<name>[^@#]+)(?:@(?<version>[^@#]+))?$/d,
		pins: version(/./),
		advice: "Name the dataset’s version, as in ol:<namespace>/<name>@<version>.",
		expected: "ol:<namespace>/<name>[@<version>]",
	},
	{
		type: "openlineage",
		scheme: "ol-run",
		pattern: /^ol-run:(?<name>[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/di,
		pins: always,
		advice: "",
		expected: "ol-run:<uuid>",
	},
];

/** Those without a scheme of their own. */
const OTHERS: readonly Row[] = [
	{
		type: "object-store",
		pattern: new RegExp(
			String.raw`^https://(?<repository>[\w-]+\.(?:blob|dfs)\.core\.windows\.net/[\w$-]+)/(?<path>[^?#]+)${QUERY}$`,
			"di",
		),
		...BLOB,
	},
	{ type: "doi", pattern: /^https?:\/\/(?:dx\.)?doi\.org\/(?<name>10\.\d{4,9}\/[^\s?]+)$/di, pins: always, advice: "" },
	{
		type: "arxiv",
		pattern: /^https?:\/\/(?:www\.)?arxiv\.org\/(?:abs|pdf)\/(?<name>\d{4}\.\d{4,5}|[a-z.-]+\/\d{7})(?<version>v[1-9]\d*)?(?:\.pdf)?$/di,
		pins: version(/./),
		advice: "Name the version that was read, as in arxiv:2401.01234v2.",
	},
	{
		type: "cloud-registry",
		pattern:
			/^(?<repository>projects\/[^/@]+\/locations\/[^/@]+)\/(?:models|datasets|endpoints)\/(?<name>[^/@]+)(?:@(?<version>[^/@]+))?$/d,
		pins: version(/^\d+$/),
		advice: "An alias moves: name a version, as in projects/<project>/locations/<location>/models/<id>@<number>.",
	},
];

/** The schemes of the table, each once. */
export const REMOTE_SCHEMES: readonly string[] = [...new Set(OWN.map(({ scheme }) => scheme))];

/**
 * A reference of the table; undefined for all others.
 * @throws Refused where it has the scheme of a row, and not its grammar
 */
export function parseRemote(text: string, scheme: string | undefined): RemoteReference | undefined {
	const { rest, digest, at } = trailingDigest(piece(text));
	const rows = scheme && REMOTE_SCHEMES.includes(scheme) ? OWN.filter((row) => row.scheme === scheme) : OTHERS;
	for (const row of rows) {
		const found = row.pattern.exec(rest.text);
		if (!found) continue;
		const pinned = row.pins(found.groups ?? {}) || (digest !== undefined && pinsBytes(digest));
		const parts = places({
			scheme: scheme === undefined ? undefined : slice(rest, 0, scheme.length),
			...piecesOf(rest, found),
			digest: at,
		});
		return { type: row.type, text, pinned, ...(!pinned && { advice: row.advice }), ...given({ digest }), parts };
	}
	const [row] = OWN.filter((own) => own.scheme === scheme);
	if (row) refuse(slice(piece(text), row.scheme.length + 1), `“${shorten(text)}” cannot be read: write ${row.expected}.`);
	return undefined;
}

function piecesOf(rest: Piece, found: RegExpExecArray): Partial<Record<Part, Piece>> {
	const indices = Object.entries(found.indices?.groups ?? {}) as [Part, [number, number] | undefined][];
	return Object.fromEntries(indices.flatMap(([part, at]) => (at && at[1] > at[0] ? [[part, slice(rest, ...at)]] : [])));
}

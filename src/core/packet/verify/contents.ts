import { digestsOf } from "../export/atCommit.js";
import { MANIFEST, PAGE } from "../export/limits.js";
import { type PacketManifest, sha256Of, writtenManifest } from "../export/manifest.js";
import { type PageRead, readPage } from "./page.js";
import { NotReadable, utf8 } from "./reading.js";
import { isAsWritten, readManifest } from "./readManifest.js";
import type { Alteration, Found } from "./verify.js";

type Files = ReadonlyMap<string, Uint8Array>;

/** Whether the files of an archive fit together: its manifest, its page, and all that the manifest names. */
export function verifyContents(files: Files): Found {
	if (!files.has(PAGE) && !files.has(MANIFEST)) throw new NotReadable("It is an archive, and no packet that rai-docs exported.");
	const listed = manifestIn(files);
	const page = pageIn(files);
	const manifest = listed.manifest ?? page.page?.manifest;
	const alterations = [
		...listed.alterations,
		...page.alterations,
		...(listed.manifest && page.page?.manifest ? twoManifests(listed.manifest, page.page.manifest) : []),
		...(manifest ? [...missingOrChanged(manifest, files), ...added(manifest, files)] : []),
	];
	const seal = page.page?.seal.written;
	return { format: "zip", alterations, ...(manifest && { manifest }), ...(seal !== undefined && { seal }) };
}

function manifestIn(files: Files): { readonly manifest?: PacketManifest; readonly alterations: readonly Alteration[] } {
	const bytes = files.get(MANIFEST);
	if (!bytes) return { alterations: [{ path: MANIFEST, what: "is missing" }] };
	try {
		const written = utf8(bytes, MANIFEST);
		const manifest = readManifest(written);
		const isOurs = written.endsWith("\n") && isAsWritten(written.slice(0, -1), manifest) && manifest.page?.path === PAGE;
		return { manifest, alterations: isOurs ? [] : [{ path: MANIFEST, what: "is not written as rai-docs writes it" }] };
	} catch (error) {
		return unreadable(error, MANIFEST, files.has(PAGE));
	}
}

function pageIn(files: Files): { readonly page?: PageRead; readonly alterations: readonly Alteration[] } {
	const bytes = files.get(PAGE);
	// The manifest names it, and says so.
	if (!bytes) return { alterations: [] };
	try {
		const page = readPage(bytes);
		const { seal, fault } = page;
		return { page, alterations: [...brokenSeal(seal, PAGE), ...(fault === undefined ? [] : [{ path: PAGE, what: asHalf(fault) }])] };
	} catch (error) {
		return unreadable(error, PAGE, files.has(MANIFEST));
	}
}

/** What cannot be read beside what can is altered; alone, it is no packet. */
function unreadable(error: unknown, path: string, hasOther: boolean): { readonly alterations: readonly Alteration[] } {
	if (!(error instanceof NotReadable) || !hasOther) throw error;
	return { alterations: [{ path, what: asHalf(error.message) }] };
}

const asHalf = (sentence: string): string => `cannot be read: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1).replace(/\.$/, "")}`;

export const brokenSeal = ({ written, actual }: PageRead["seal"], path?: string): Alteration[] =>
	written === actual ? [] : [{ ...(path !== undefined && { path }), what: `its seal is ${written}, and its bytes give ${actual}` }];

/** The page carries the manifest too: whoever edits one has to edit both, and the seal. */
function twoManifests({ page: _, ...listed }: PacketManifest, inPage: PacketManifest): Alteration[] {
	if (writtenManifest(listed) === writtenManifest(inPage)) return [];
	const keys = [...new Set([...Object.keys(listed), ...Object.keys(inPage)])] as (keyof typeof listed)[];
	const other = keys.filter((key) => JSON.stringify(listed[key]) !== JSON.stringify(inPage[key])).sort();
	return [{ path: MANIFEST, what: `says otherwise than ${PAGE} about ${other.join(", ")}` }];
}

interface Expected {
	readonly path: string;
	readonly sha256: string;
	/** Of a document's meaning. */
	readonly digest?: string;
	readonly isDocument?: true;
}

const isHere = <T extends object>(member: T): boolean => !("withheld" in member);

const expectedIn = ({ packet, members, evidence, page }: PacketManifest): Expected[] => [
	...[packet, ...members].filter(isHere).map((document): Expected => ({ ...document, isDocument: true })),
	...evidence.flatMap(({ path, sha256 }) => (path !== undefined && sha256 !== undefined ? [{ path, sha256 }] : [])),
	...(page ? [page] : [{ path: PAGE, sha256: "" }]),
];

const missingOrChanged = (manifest: PacketManifest, files: Files): Alteration[] =>
	expectedIn(manifest).flatMap((expected) => changeOf(expected, files.get(expected.path)));

function changeOf({ path, sha256, digest, isDocument }: Expected, bytes: Uint8Array | undefined): Alteration[] {
	if (!bytes) return [{ path, what: "is missing" }];
	const actual = sha256Of(bytes);
	if (sha256 !== "" && actual !== sha256) return [{ path, what: `its sha256 is ${actual}, and was ${sha256}` }];
	const now = isDocument && digestsOf(path, bytes).digest;
	return isDocument && now !== digest ? [{ path, what: `its digest is ${now ?? "none"}, and the manifest says ${digest ?? "none"}` }] : [];
}

function added(manifest: PacketManifest, files: Files): Alteration[] {
	const named = new Set([MANIFEST, ...expectedIn(manifest).map(({ path }) => path)]);
	const withheld = new Set([manifest.packet, ...manifest.members].filter((document) => !isHere(document)).map(({ path }) => path));
	return [...files.keys()]
		.filter((path) => !named.has(path))
		.map((path) => ({
			path,
			what: withheld.has(path) ? "is here, though the manifest says that it is withheld" : "was added: the manifest does not name it",
		}));
}

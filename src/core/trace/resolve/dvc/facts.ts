import type { Fault, Resolution } from "../../resolution.js";
import { unpinned } from "../outcome.js";
import { readableSize } from "../size.js";
import type { Output } from "./output.js";
import type { Bytes } from "./seen.js";

/** What a reader is told about an output. */
export function factsOf({ hash, remote, size, count, source }: Output, bytes: Bytes): Readonly<Record<string, string>> {
	const sha256 = bytes.state === "same" ? bytes.digests?.sha256 : undefined;
	return {
		...(size !== undefined && { size: readableSize(size) }),
		...(count !== undefined && { files: String(count) }),
		...(hash && { md5: `${hash.md5}${hash.folder ? ".dir" : ""}` }),
		...(sha256 && { sha256 }),
		...(remote && { [remote.by]: remote.value }),
		...(source && { "imported from": source.repository }),
		...(source?.commit && { commit: source.commit }),
	};
}

/** What was imported is pinned only where the commit is recorded that it came from. */
export function withSource(resolution: Resolution, { source, pointer }: Output): Resolution {
	if (!source || source.commit !== undefined || resolution.state === "broken") return resolution;
	const from = source.revision === undefined ? source.repository : `“${source.revision}” of ${source.repository}`;
	const fault: Fault = {
		rule: "trace/unpinned",
		message: `“${pointer}” imports from ${from} without saying which commit. Run dvc update ${pointer}, which records it.`,
		part: "path",
	};
	const { state: _, level, reason, ...beside } = resolution;
	return unpinned(level, resolution.state === "unpinned" ? reason : "does not say which commit it was imported from", fault, beside);
}

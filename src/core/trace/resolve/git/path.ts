import type { Repository } from "../../../ports.js";
import type { Lookup } from "../../resolution.js";
import type { Pinned } from "./rung.js";

/** From the top of the repository. The grammar leaves no dots and no slash at the end. */
export const pathOf = ({ reference }: Lookup<Pinned>): string | undefined => reference.path;

/** From the root; undefined for what lies beside the root. */
export const fromRoot = (path: string, { prefix }: Repository): string | undefined =>
	path.startsWith(prefix) && path.length > prefix.length ? path.slice(prefix.length) : undefined;

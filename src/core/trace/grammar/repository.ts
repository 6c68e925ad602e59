import { CONTROL } from "./text.js";

const ALIASES: Readonly<Record<string, string>> = {
	"www.github.com": "github.com",
	"ssh.github.com": "github.com",
	"altssh.gitlab.com": "gitlab.com",
	"ssh.dev.azure.com": "dev.azure.com",
	"vs-ssh.visualstudio.com": "dev.azure.com",
};

const ADDRESS = /^[a-z][a-z\d+.-]*:\/\/(?:[^/@]*@)?([^/:?#@]+)(?::\d*)?\/([^?#]+)/i;
const SCP = /^(?:[^/@:]+@)?([^/:@]{2,}):(?!\/\/)([^?#]+)/;
const HOST = /^[a-z\d](?:[a-z\d.-]*[a-z\d])?$/;

/**
 * A repository as all its addresses name it: `host/owner/name` in lower case, `dev.azure.com/organization/project/name`. Reads what git
 * holds as the address of a remote (https, ssh, `git@host:owner/name.git`); undefined for a folder of this computer.
 */
export function repositoryName(address: string): string | undefined {
	const [, host, path] = ADDRESS.exec(address) ?? SCP.exec(address) ?? [];
	return host && path ? nameOf(host, path.split("/")) : undefined;
}

/** The same from an address that is taken apart already. Steps may be percent-escaped. */
export function nameOf(host: string, path: readonly string[]): string | undefined {
	const name = ALIASES[host.toLowerCase()] ?? host.toLowerCase();
	const steps = path.filter((step) => step !== "").map((step) => unescaped(step).toLowerCase());
	steps.push((steps.pop() ?? "").replace(/\.git$/, ""));
	if (!HOST.test(name) || steps.some((step) => /^\.{0,2}$|[/\\]/.test(step) || CONTROL.test(step))) return undefined;
	return azureName(name, steps) ?? [name, ...steps].join("/");
}

/** Azure Repos has three addresses for one repository, and leaves out a project that is called like it. */
function azureName(host: string, steps: readonly string[]): string | undefined {
	const old = /^([^.]+)\.visualstudio\.com$/.exec(host)?.[1];
	if (!old && host !== "dev.azure.com") return undefined;
	const [organization, ...rest] = (old ? [old, ...steps] : steps[0] === "v3" ? steps.slice(1) : steps).filter(
		(step) => step !== "_git" && step !== "defaultcollection",
	);
	const [project, name = project] = rest;
	return organization && name ? `dev.azure.com/${organization}/${project}/${name}` : undefined;
}

function unescaped(step: string): string {
	try {
		return decodeURIComponent(step);
	} catch {
		// Remotes hold bare percent signs too: then it is the name itself.
		return step;
	}
}

import type { Fault } from "../resolution.js";

/** What can be told of a web address without asking it. */
export function addressFaults(address: string): Fault[] {
	const url = URL.canParse(address) ? new URL(address) : undefined;
	if (!url || !/^(?:https?|file):$/.test(url.protocol)) return [];
	if (isPrivate(url)) return [unreachable(url)];
	const reason = fragility(url);
	return reason === undefined ? [] : [{ rule: "trace/fragile-address", message: reason }];
}

const unreachable = ({ protocol, hostname }: URL): Fault => ({
	rule: "trace/unreachable-address",
	message: `${protocol === "file:" ? "A file address" : `“${hostname}”`} leads nowhere for others: put the file into the repository, or link to where everybody can read it.`,
});

/** Of this machine, or of a network that is not the internet: RFC 1918, 3927, 4193, 4291 and 6761. */
function isPrivate({ protocol, hostname }: URL): boolean {
	if (protocol === "file:") return true;
	return (
		/(?:^|\.)localhost\.?$|\.local\.?$/.test(hostname) ||
		/^(?:0|10|127)\.\d|^169\.254\.|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\.\d/.test(hostname) ||
		/^\[(?:::1?|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*)\]$/.test(hostname)
	);
}

/** Why it may soon lead nowhere, or somewhere else. */
function fragility(url: URL): string | undefined {
	if (expires(url)) return "This link expires: link to the file itself, or put it into the repository.";
	if (isShared(url))
		return "This is a person’s drive or a share link, which ends with the share: put the file into the repository, or record its sha256.";
	if (url.protocol === "http:") return "What comes over http can be changed on its way: link to it with https.";
	return undefined;
}

/** Signed for a time: S3, Google Cloud Storage, CloudFront, and Azure's shared access signatures. */
function expires({ searchParams }: URL): boolean {
	const names = new Set([...searchParams.keys()].map((name) => name.toLowerCase()));
	const has = (...all: readonly string[]): boolean => all.every((name) => names.has(name));
	return has("x-amz-expires") || has("x-amz-signature") || has("x-goog-expires") || has("expires", "signature") || has("se", "sig");
}

const DRIVES =
	/^(?:drive|docs)\.google\.com$|^(?:onedrive\.live\.com|1drv\.ms)$|(?:^|\.)dropbox(?:usercontent)?\.com$|^db\.tt$|-my\.sharepoint\.com$/;

/** SharePoint's sites are an organisation's own; a share of one is for those who were sent it. */
function isShared({ hostname, pathname, searchParams }: URL): boolean {
	if (DRIVES.test(hostname)) return true;
	return hostname.endsWith(".sharepoint.com") && (/^\/:[a-z]:\//.test(pathname) || searchParams.has("e") || searchParams.has("tempauth"));
}

import assert from "node:assert/strict";
import { parseDigest } from "../../../../src/core/trace/grammar/digest.js";
import { parseReference } from "../../../../src/core/trace/grammar/parse.js";
import type { RemoteReference, UrlReference } from "../../../../src/core/trace/reference.js";
import { resolveRemote } from "../../../../src/core/trace/resolve/remote.js";
import { fakeDisk, fakeGit } from "../fakes.js";

async function ask(text: string, digest?: string): Promise<string> {
	const reference = parseReference(text) as RemoteReference | UrlReference;
	const recorded = digest === undefined ? reference.digest : parseDigest(digest);
	const git = fakeGit();
	const [found] = await resolveRemote([{ reference, ...(recorded && { digest: recorded }) }], { git, disk: fakeDisk({}) });
	const { state, level, faults } = found?.resolution ?? assert.fail();
	assert.deepEqual(git.calls, []);
	return [state, level, ...faults.map(({ rule }) => rule)].join(" ");
}

const SHA256 = `sha256:${"ab".repeat(32)}`;

describe("What only its owner can tell about", () => {
	const cases: readonly (readonly [string, string, string?])[] = [
		["s3://bucket/key?versionId=3sL4kqtJlcpXroDTDmJ", "unverifiable VX"],
		["s3://bucket/key", "unpinned V0 trace/unpinned"],
		["s3://bucket/key", "unverifiable VX", SHA256],
		["s3://bucket/key", "unpinned V0 trace/unpinned trace/weak-digest", `md5:${"ab".repeat(16)}`],
		["s3://bucket/key", "unpinned V0 trace/digest-format$", "sha256:abc"],
		["s3://bucket/key@sha256:abc", "unpinned V0 trace/digest-format$"],
		["s3://bucket/key@sha512:abc", "unpinned V0 trace/digest-format$"],
		[`s3://bucket/key@md5:${"ab".repeat(16)}`, "unpinned V0 trace/unpinned trace/weak-digest"],
		["oci://ghcr.io/acme/model@sha256:abc", "unpinned V0 trace/digest-format$"],
		["s3://bucket/key?versionId=3sL4kqtJlcpXroDTDmJ@sha256:abc", "unverifiable VX"],
		["gs://bucket/object#1712345678901234", "unverifiable VX"],
		["gs://bucket/object", "unpinned V0 trace/unpinned"],
		[`oci://ghcr.io/acme/model@${SHA256}`, "unverifiable VX"],
		["oci://ghcr.io/acme/model:1.0", "unpinned V0 trace/unpinned"],
		["provider:openai/gpt-4o-2024-08-06", "unverifiable VX"],
		["provider:openai/gpt-4o", "unpinned V0 trace/unpinned"],
		["doi:10.1000/182", "unverifiable"],
		["arxiv:2101.00001v2", "unverifiable VX"],
		["arxiv:2101.00001", "unverifiable V0"],
		["jira:RAI-12", "unverifiable V0"],
		["https://example.com/report.pdf", "unverifiable V0"],
		["https://example.com/report.pdf", "unverifiable VX", SHA256],
		["http://example.com/report.pdf", "unverifiable V0 trace/fragile-address"],
		["http://localhost:8080/x", "unverifiable V0 trace/unreachable-address"],
		["http://127.0.0.1/x", "unverifiable V0 trace/unreachable-address"],
		["https://10.1.2.3/x", "unverifiable V0 trace/unreachable-address"],
		["https://172.20.0.1/x", "unverifiable V0 trace/unreachable-address"],
		["https://172.32.0.1/x", "unverifiable V0"],
		["https://192.168.1.1/x", "unverifiable V0 trace/unreachable-address"],
		["https://[::1]:3000/x", "unverifiable V0 trace/unreachable-address"],
		["https://[fe80::1]/x", "unverifiable V0 trace/unreachable-address"],
		["https://printer.local/x", "unverifiable V0 trace/unreachable-address"],
		["https://10.example.com/x", "unverifiable V0"],
		["https://drive.google.com/file/d/1/view", "unverifiable V0 trace/fragile-address"],
		["https://docs.google.com/document/d/1/edit", "unverifiable V0 trace/fragile-address"],
		["https://1drv.ms/b/s!x", "unverifiable V0 trace/fragile-address"],
		["https://onedrive.live.com/x", "unverifiable V0 trace/fragile-address"],
		["https://www.dropbox.com/s/x/report.pdf?dl=0", "unverifiable V0 trace/fragile-address"],
		["https://acme-my.sharepoint.com/personal/ada/report.pdf", "unverifiable V0 trace/fragile-address"],
		["https://acme.sharepoint.com/:b:/s/team/x?e=4tFg", "unverifiable V0 trace/fragile-address"],
		["https://acme.sharepoint.com/sites/rai/report.pdf", "unverifiable V0"],
		["https://b.s3.amazonaws.com/k?X-Amz-Expires=3600&X-Amz-Signature=1", "unverifiable V0 trace/fragile-address"],
	];
	for (const [text, expected, digest] of cases)
		it(digest ? `${text} with ${digest.slice(0, 10)}…` : text, async () =>
			assert.match(await ask(text, digest), new RegExp(`^${expected}(?!\\S)`)),
		);

	it("an arXiv paper without a version is asked for one", async () => {
		const reference = parseReference("arxiv:2101.00001") as RemoteReference;
		const [found] = await resolveRemote([{ reference }], { git: fakeGit(), disk: fakeDisk({}) });
		assert.ok(found?.resolution.remedy);
	});
});

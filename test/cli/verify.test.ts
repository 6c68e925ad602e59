import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { unzipSync, zipSync } from "fflate";
import { PARKING, replaced } from "../core/packet/packets.js";
import { newFolder, remove } from "../node/folder.js";
import { commit, idOf, repository } from "../node/repository.js";
import { run } from "./run.js";

describe("rai-docs verify", () => {
	let top: string;
	/** Somewhere without a repository, a policy or VS Code. */
	let elsewhere: string;
	let seal = "";

	before(async () => {
		top = repository(PARKING);
		elsewhere = newFolder();
		for (const format of ["html", "zip"]) {
			const { out } = await run(top, ["packet", "packet.md", "--format", format, "--out", path.join(elsewhere, `packet.${format}`)]);
			seal = /sha256:[0-9a-f]{64}/.exec(out)?.[0] ?? "";
		}
	});
	after(() => [top, elsewhere].forEach(remove));

	const verify = (...args: readonly string[]) => run(elsewhere, ["verify", ...args]);
	const file = (name: string): string => path.join(elsewhere, name);
	const write = (name: string, content: string | Uint8Array): string => {
		writeFileSync(file(name), content);
		return name;
	};
	const zipWith = (name: string, change: Readonly<Record<string, string | undefined>>): string => {
		const files = { ...unzipSync(readFileSync(file("packet.zip"))) };
		for (const [at, content] of Object.entries(change)) {
			if (content === undefined) delete files[at];
			else files[at] = Buffer.from(content);
		}
		return write(name, zipSync(files));
	};

	for (const name of ["packet.html", "packet.zip"])
		it(`finds ${name} self-consistent, says which packet it is, and what that does not show`, async () => {
			const { code, out } = await verify(name);
			assert.equal(code, 0);
			assert.match(
				out,
				new RegExp(`^${name}: self-consistent\\.\n  RP-parking 1\\.0\\.0 as of 2026-11-22, 3 documents, made with rai-docs 9\\.8\\.7\n`),
			);
			assert.match(out, new RegExp(`seal ${seal}\nIt was compared with nothing outside of itself`));
		});

	it("writes nothing", async () => {
		const before = readdirSync(elsewhere);
		await verify("packet.zip");
		assert.deepEqual(readdirSync(elsewhere), before);
	});

	describe("against a digest", () => {
		for (const [what, name, digest, said] of [
			["the seal", "packet.html", () => seal, "unaltered: the seal is the one given"],
			["the seal of its page", "packet.zip", () => seal.toUpperCase(), "unaltered: the seal is the one given"],
			["the file's own", "packet.zip", () => sha256(file("packet.zip")), "unaltered: the file's sha256 is the one given"],
			["the packet's", "packet.zip", () => rai1(), "self-consistent, and the packet's digest is the one given"],
		] as const)
			it(`knows ${what}`, async () => {
				const { code, out } = await verify(name, "--against", digest());
				assert.equal(code, 0);
				assert.match(out, new RegExp(`^${name}: ${said}\\.\n`));
				assert.doesNotMatch(out, /compared with nothing/);
			});

		it("says what the packet's digest leaves open", async () => {
			assert.match((await verify("packet.html", "--against", rai1())).out, /does not hold the document: only the zip does/);
			assert.match((await verify("packet.zip", "--against", rai1())).out, /says nothing about the members/);
		});

		for (const digest of [`sha256:${"0".repeat(64)}`, "0".repeat(64), `rai1:sha256:${"0".repeat(64)}`])
			it(`is altered where it is not ${digest.slice(0, 14)}…`, async () => {
				const { code, out } = await verify("packet.html", "--against", digest);
				assert.equal(code, 1);
				assert.match(out, /self-consistent, and not what (?:rai1|sha256|0000)/);
			});

		it("wants all of it", async () => {
			const { code, err } = await verify("packet.html", "--against", "sha256:abcd");
			assert.equal(code, 2);
			assert.match(err, /--against is a whole digest/);
		});
	});

	describe("against a revision", () => {
		const against = (name: string, revision: string) => verify(name, "--against", revision, "--root", top);

		for (const name of ["packet.html", "packet.zip"])
			it(`finds in ${name} what the documents said then`, async () => {
				const { code, out } = await against(name, "HEAD");
				assert.equal(code, 0);
				assert.ok(
					out.startsWith(
						`${name}: self-consistent, and the documents it names say what they said at HEAD (${idOf(top, "HEAD").slice(0, 12)}).\n`,
					),
				);
				assert.match(out, /The page that people read was not compared with them/);
			});

		it("names what was said otherwise, and what was not there", async () => {
			const { "risks.md": _, ...others } = PARKING;
			const other = repository({ ...others, "card.md": replaced("title:", "title: Another")(PARKING["card.md"] ?? "") });
			const { code, out } = await verify("packet.html", "--against", "main", "--root", other);
			remove(other);
			assert.equal(code, 1);
			assert.match(
				out,
				/card\.md: is rai1:sha256:[0-9a-f]{64} here, and rai1:sha256:[0-9a-f]{64} at main\n {2}risks\.md: is not there at main\n/,
			);
		});

		it("takes a status step and a comment for no change", async () => {
			const then = idOf(top, "HEAD");
			commit(top, { "card.md": replaced("artifact: model-card\n", "artifact: model-card # agreed\n")(PARKING["card.md"] ?? "") });
			assert.equal((await against("packet.zip", "HEAD")).code, 0);
			assert.equal((await against("packet.zip", then)).code, 0);
		});

		for (const [what, args, message] of [
			["no such revision", ["--against", "nowhere"], /There is no revision “nowhere”/],
			["an option of git", ["--against=--all"], /is no git revision/],
		] as const)
			it(`refuses ${what}`, async () => {
				const { code, err } = await verify("packet.html", ...args, "--root", top);
				assert.equal(code, 2);
				assert.match(err, message);
			});

		it("needs a repository for it", async () => {
			const { code, err } = await verify("packet.html", "--against", "HEAD");
			assert.equal(code, 2);
			assert.match(err, /There is no git history to compare with/);
		});
	});

	for (const [what, make, said] of [
		[
			"a byte of the page",
			() => write("a.html", readFileSync(file("packet.html"), "utf8").replace("Launch", "Lunch ")),
			/its seal is sha256:/,
		],
		["a member", () => zipWith("a.zip", { "card.md": "else" }), /card\.md: its sha256 is/],
		["what is added", () => zipWith("b.zip", { "new.md": "x" }), /new\.md: was added/],
		["what is gone", () => zipWith("c.zip", { "risks.md": undefined }), /risks\.md: is missing/],
	] as const)
		it(`finds ${what} altered`, async () => {
			const { code, out } = await verify(make());
			assert.equal(code, 1);
			assert.match(out, /: altered\.\n/);
			assert.match(out, said);
		});

	it("finds nothing altered in what was zipped again", async () => {
		assert.equal((await verify(zipWith("again.zip", {}))).code, 0);
		assert.notDeepEqual(readFileSync(file("again.zip")), readFileSync(file("packet.zip")));
	});

	const grown = (name: string): string => {
		truncateSync(file(write(name, "PK")), 300 << 20);
		return name;
	};

	for (const [what, make, said] of [
		["no packet", () => write("x.html", "<html></html>"), /x\.html cannot be verified\. It is no packet/],
		["half of one", () => write("y.zip", readFileSync(file("packet.zip")).subarray(0, 500)), /cut off/],
		["far more than a packet holds", () => grown("big.zip"), /is larger than 272 MB: no packet is/],
		["a path that leads out", () => zipWith("z.zip", { "../x.md": "x" }), /could not be unpacked safely/],
		["no file", () => "nowhere.zip", /There is no file or folder/],
		["a folder", () => ".", /is no file/],
	] as const)
		it(`cannot read ${what}`, async () => {
			const { code, out, err } = await verify(make());
			assert.deepEqual([code, out], [2, ""]);
			assert.match(err, said);
			assert.ok(err.split("\n").length <= 3, err);
		});

	it("takes one file", async () => {
		for (const args of [[], ["packet.html", "packet.zip"]]) assert.match((await verify(...args)).err, /verify takes one exported packet/);
	});

	const rai1 = (): string =>
		/rai1:sha256:[0-9a-f]{64}/.exec(readFileSync(file("packet.html"), "utf8").split("&quot;packet&quot;:")[1] ?? "")?.[0] ?? "";
});

const sha256 = (file: string): string => createHash("sha256").update(readFileSync(file)).digest("hex");

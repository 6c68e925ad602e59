import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { isInstalled } from "../../scripts/setup.mjs";
import { select } from "../../scripts/steps.mjs";

const names = (...asked: string[]) => select(asked).map((step) => step.name);

describe("The steps of npm test", () => {
	it("leave out only what must be asked for", () => {
		const all = names();
		assert.ok(all.includes("host-restricted") && all.includes("ui"));
		assert.ok(!all.some((name) => name.startsWith("desktop")));
	});

	it("come with the build that they look at", () => {
		assert.deepEqual(names("host"), ["build", "host-newest", "host-oldest", "host-restricted"]);
		assert.deepEqual(names("core"), ["core"]);
	});

	it("are not guessed", () => {
		assert.throws(() => select(["hots"]), /No step "hots"/);
	});
});

describe("The set-up", () => {
	let folder: string;

	before(async () => {
		folder = await mkdtemp(path.join(os.tmpdir(), "rai-docs-setup-"));
		await mkdir(path.join(folder, "node_modules"));
	});

	after(() => rm(folder, { recursive: true }));

	async function write(file: string, packages: Record<string, unknown>): Promise<void> {
		await writeFile(path.join(folder, file), JSON.stringify({ packages }));
	}

	it("is done when every package is there in its version, but for optional ones", async () => {
		const optional = { version: "1.0.0", optional: true };
		await write("package-lock.json", { "": {}, "node_modules/a": { version: "1.0.0" }, "node_modules/b": optional });
		assert.equal(isInstalled(folder), false);
		await write("node_modules/.package-lock.json", { "node_modules/a": { version: "1.0.0" } });
		assert.equal(isInstalled(folder), true);
	});

	it("is to be done again when a version changes", async () => {
		await write("package-lock.json", { "": {}, "node_modules/a": { version: "1.0.1" } });
		assert.equal(isInstalled(folder), false);
	});
});

import assert from "node:assert/strict";
import { execFile, spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import manifest from "../../package.json";
import { CATALOGUE } from "../../src/core/index.js";
import { baseText } from "../cases/case.js";
import { newFolder, remove } from "../node/folder.js";
import type { Run } from "./run.js";
import { elsewhere } from "./run.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const bin = path.join(root, manifest.bin["rai-docs"]);
const CARD = elsewhere(baseText("model-card.md"));
const WRONG = CARD.replace('"1.0.0"', "1.10");

/** The built program, its output in pipes. */
function rai(cwd: string, args: readonly string[], file = bin): Promise<Run> {
	return new Promise((resolve) => {
		const options = { cwd, maxBuffer: 64 * 1024 * 1024 };
		execFile(process.execPath, [file, ...args], options, (error, out, err) => resolve({ code: Number(error?.code ?? 0), out, err }));
	});
}

describe("The built command line", () => {
	let folder: string;

	before(() => {
		assert.ok(existsSync(bin), "npm run build makes it");
		folder = newFolder({ "ok/a.md": CARD, "wrong/a.md": WRONG, "none/a.md": "# Notes\n" });
	});
	after(() => remove(folder));

	it("ends by itself where there is no git, and says so", () => {
		// Less than git is waited for.
		const options = { cwd: path.join(folder, "ok"), encoding: "utf8", env: { ...process.env, PATH: folder }, timeout: 20_000 } as const;
		const { status, stdout } = spawnSync(process.execPath, [bin, "check"], options);
		assert.equal(status, 0);
		assert.match(stdout, /no git history to read here \(git is not on the PATH\)/);
	});

	it("begins with a line that names its interpreter, and no other such line", () => {
		const lines = readFileSync(bin, "utf8").split("\n");
		assert.equal(lines[0], "#!/usr/bin/env node");
		assert.ok(!lines[1]?.startsWith("#!"));
	});

	it("says the version of its package", async () => {
		assert.deepEqual(await rai(folder, ["--version"]), { code: 0, out: `${manifest.version}\n`, err: "" });
	});

	for (const [name, code] of [
		["ok", 0],
		["wrong", 1],
		["none", 2],
		["nowhere", 2],
	] as const) {
		it(`ends with ${code} for a root that is ${name}`, async () => {
			const result = await rai(folder, ["check", "--root", name]);
			assert.equal(result.code, code);
			assert.ok(!(result.out + result.err).includes("\u001b"), "no colour and no progress in a pipe");
			assert.equal(result.err === "", code < 2);
			assert.doesNotMatch(result.err, /\n {4}at /);
		});
	}

	it("says today's date by the clock", async () => {
		const cards = newFolder({
			"a.md": CARD.replace("status:", `created: ${new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10)}\nstatus:`),
		});
		assert.match((await rai(cards, ["check"])).out, /artifact\/dates/);
		remove(cards);
	});

	for (const { id } of CATALOGUE.filter((_, i) => i % 20 === 0)) {
		it(`finds the page of ${id} from any folder`, async () => {
			const { code, out } = await rai(folder, ["explain", id]);
			assert.deepEqual([code, out], [0, readFileSync(path.join(root, "docs/rules", `${id}.md`), "utf8")]);
		});
	}

	it("works through a link, as npm makes them", async () => {
		const link = path.join(folder, "rai-docs");
		symlinkSync(bin, link);
		assert.equal((await rai(folder, ["explain", "schema/required"], link)).code, 0);
	});

	it("writes all of a long report to a pipe", async () => {
		const many = newFolder(
			Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`${i}.md`, WRONG.replace(/\nmetrics:[\s\S]*---\n/, "\n---\n")])),
		);
		const { out, code } = await rai(many, ["check", "--format", "json"]);
		assert.equal(code, 1);
		assert.ok(out.length > 150_000, `${out.length}`);
		assert.ok(JSON.parse(out).problems.length > 200);
		remove(many);
	});

	it("ends quietly when nobody reads on", async () => {
		const many = newFolder(Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`${i}.md`, WRONG])));
		const child = spawn(process.execPath, [bin, "check", "--format", "json"], { cwd: many, stdio: ["ignore", "pipe", "pipe"] });
		let err = "";
		child.stderr.setEncoding("utf8").on("data", (text) => {
			err += text;
		});
		child.stdout.destroy();
		await new Promise((resolve) => child.on("close", resolve));
		assert.equal(err, "");
		remove(many);
	});

	it("writes a document that it then finds no fault in", async () => {
		const empty = newFolder();
		assert.equal((await rai(empty, ["new", "system-card", "--system", "Credit Risk"])).code, 0);
		const { code, out } = await rai(empty, ["check", "--fail-on", "warning"]);
		assert.equal(code, 0);
		assert.match(out, /draft\/unanswered/);
		remove(empty);
	});
});

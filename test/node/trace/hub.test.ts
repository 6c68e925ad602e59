import assert from "node:assert/strict";
import { symlinkSync } from "node:fs";
import path from "node:path";
import { resolveHub } from "../../../src/core/trace/resolve/hub.js";
import { diskAt } from "../../../src/node/disk.js";
import { digestOf } from "../../core/trace/fakes.js";
import { ask, lookupFor, told } from "../../core/trace/resolve/asking.js";
import { newFolder, remove } from "../folder.js";

const COMMIT = "607a30d783dfa663caf39e06633721c8d4cfcd7e";
const WEIGHTS = "weights";

describe("A revision of the Hugging Face Hub", () => {
	it("is followed from its snapshot to its blobs, by links of a real cache", async () => {
		const hub = newFolder({ [`models--acme--m/blobs/${digestOf(WEIGHTS)}`]: WEIGHTS, [`models--acme--m/snapshots/${COMMIT}/`]: "" });
		symlinkSync(`../../blobs/${digestOf(WEIGHTS)}`, path.join(hub, `models--acme--m/snapshots/${COMMIT}/model.bin`));
		const root = newFolder();
		const disk = diskAt(root, { readable: [hub] });
		const found = await ask(resolveHub, lookupFor(`hf:acme/m@${COMMIT}/model.bin`), { disk: (fake) => ({ ...fake, ...disk }) });
		await disk.dispose();
		for (const folder of [hub, root]) remove(folder);
		assert.equal(told(found.resolution), "verified V3: the bytes in the local cache of the Hub match their name");
	});
});

import assert from "node:assert/strict";
import { causesBetween } from "../../../src/core/changes/inDocument.js";
import { checkedAlone } from "../language/marked.js";

const artifact = (kind: string, front: string, status = "approved") =>
	checkedAlone("a.md", `---\nartifact: ${kind}\nid: XX-a\nsystem: s\nstatus: ${status}\n${front}---\n`).artifact;

const said = (kind: string, before: string, after: string, status?: string) =>
	causesBetween(artifact(kind, before, status), artifact(kind, after)).map(({ change, pointer }) => `${change} ${pointer}`);

const component = (more: string) => `components: [{ type: model, name: gpt, provider: X, ${more} }]\n`;

describe("What a document says to have changed", () => {
	it("is another model, other data, another prompt", () => {
		const card = (ref: string) => `model: { ref: '${ref}' }\n`;
		assert.deepEqual(said("model-card", card("models:/a/3"), card("models:/a/4")), ["model-change /model/ref"]);
		assert.deepEqual(said("dataset-sheet", "dataset: { ref: 'file:a' }\n", "dataset: { ref: 'file:b' }\n"), ["data-change /dataset/ref"]);
		const prompt = (ref: string) => `components: [{ type: prompt, name: p, version: '1', ref: '${ref}' }]\n`;
		assert.deepEqual(said("system-card", prompt("file:p"), prompt("file:q")), ["prompt-or-config-change /components/0/ref"]);
	});

	it("is what the provider calls its version", () => {
		assert.deepEqual(said("system-card", component("version: '2026-05'"), component("version: '2026-09'")), [
			"provider-update /components/0/version",
		]);
		assert.deepEqual(said("system-card", component("version: '1'"), component("version: '1', note: x")), []);
	});

	it("is nothing where a digest was recorded, or an order changed", () => {
		const digest = "sha256:9b1c5d4e3f2a1b0c9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f4a3b2c1d0e9f8a7b6c";
		const card = (ref: string) => `model: { ref: ${ref} }\n`;
		assert.deepEqual(said("model-card", card("'file:m'"), card(`'file:m@${digest}'`)), []);
		assert.deepEqual(said("model-card", card("'file:m'"), card(`{ ref: 'file:m', digest: '${digest}' }`)), []);
		const both = (a: string, b: string) => `datasets: [{ ref: 'file:${a}' }, { ref: 'file:${b}' }]\n`;
		assert.deepEqual(said("model-card", both("a", "b"), both("b", "a")), []);
	});

	it("is the scope where an intake means something else", () => {
		assert.deepEqual(said("intake-request", "exposure: internal\n", "exposure: public\n"), ["scope-change "]);
		assert.deepEqual(said("intake-request", "exposure: internal\n", "exposure: internal # as before\n"), []);
	});

	it("is that the system ends", () => {
		assert.deepEqual(said("system-card", "lifecycle_stage: production\n", "lifecycle_stage: retired\n"), ["retirement /lifecycle_stage"]);
		assert.deepEqual(said("system-card", "lifecycle_stage: retired\n", "lifecycle_stage: retired\n"), []);
	});

	it("is nothing while it was a draft: nobody relied on it", () => {
		assert.deepEqual(said("model-card", "model: { ref: 'file:a' }\n", "model: { ref: 'file:b' }\n", "draft"), []);
	});
});

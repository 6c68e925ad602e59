import assert from "node:assert/strict";
import { type Document, parseDocument } from "../../src/core/document/document";
import { DecidedOn } from "../../src/editor/packet/decidedOn";
import { type RootedPath, Roots } from "../../src/editor/roots";
import { card, until } from "./documents";

const AT = "2026-03-02";
const DIGEST = `rai1:sha256:${"0".repeat(64)}`;

const packet = (...members: string[]): string => `---
artifact: review-packet
id: RP-remembered
system: credit
status: approved
approvals:
  - role: review-board
    name: Tove Berg
    decision: approved
    date: 2026-03-01
    version: "1.0.0"
    members:
${members.map((id) => `      - { id: ${id}, version: "1.0.0", digest: "${DIGEST}" }`).join("\n")}
---
`;

const documents = (...ids: string[]): Map<string, Document> =>
	new Map(ids.map((id) => [id, parseDocument(`${id}.md`, card(id), "markdown")]));

describe("What a board decided on, for who cannot wait", () => {
	let at: RootedPath;
	let answers: (Map<string, Document> | Error)[];
	let asked: number;
	let told: number;
	let errors: unknown[];
	let decidedOn: DecidedOn;

	beforeEach(() => {
		at = { root: new Roots({ info: () => undefined, error: () => undefined }).loose, path: "packet.md" };
		at.root.library.set(at.path, packet("MC-one", "MC-two"));
		[answers, errors, asked, told] = [[], [], 0, 0];
		decidedOn = new DecidedOn(
			() => told++,
			(error) => errors.push(error),
			async () => {
				const answer = answers[asked++];
				if (answer instanceof Error) throw answer;
				return answer ?? assert.fail("asked once more");
			},
		);
	});

	const ids = () => [...decidedOn.of(at, AT).keys()];

	const untilTold = (times: number) => until("what was found", () => told === times);

	it("is asked once, if all of it is found", async () => {
		answers = [documents("MC-one", "MC-two")];
		assert.deepEqual(ids(), []);
		assert.deepEqual(ids(), []);
		await untilTold(1);
		assert.deepEqual(ids(), ["MC-one", "MC-two"]);
		decidedOn.outdate();
		at.root.library.set("one.md", card("MC-one"));
		assert.deepEqual([...ids(), asked], ["MC-one", "MC-two", 1]);
	});

	it("is asked again where something is missing: when git moved, or a member came", async () => {
		answers = [documents(), documents("MC-one"), documents("MC-one", "MC-two")];
		ids();
		await untilTold(1);
		assert.deepEqual([...ids(), asked], [1]);
		decidedOn.outdate();
		assert.deepEqual(ids(), []);
		await untilTold(2);
		assert.deepEqual([...ids(), asked], ["MC-one", 2]);
		at.root.library.set("two.md", card("MC-two"));
		assert.deepEqual(ids(), ["MC-one"], "what is known is shown until then");
		await untilTold(3);
		assert.deepEqual([...ids(), asked], ["MC-one", "MC-two", 3]);
	});

	it("is what is asked now: an answer that comes after git moved, or about another decision, is dropped", async () => {
		answers = [documents("MC-one"), documents("MC-two"), documents("MC-three")];
		ids();
		decidedOn.outdate();
		ids();
		at.root.library.set(at.path, packet("MC-three"));
		ids();
		await untilTold(1);
		assert.deepEqual([...ids(), asked, told], ["MC-three", 3, 1]);
	});

	it("is asked again after it could not be asked", async () => {
		answers = [new Error("no process"), documents("MC-one", "MC-two")];
		ids();
		await until("the failure", () => errors.length === 1);
		ids();
		await untilTold(1);
		assert.deepEqual([...ids(), asked, errors.length], ["MC-one", "MC-two", 2, 1]);
	});
});

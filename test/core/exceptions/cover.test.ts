import assert from "node:assert/strict";
import { Library } from "../../../src/core/library/library.js";
import type { PastVersion } from "../../../src/core/ports.js";
import { baseText } from "../../cases/case.js";
import { checkedIn } from "../language/marked.js";
import { approved, CARD, type Change, changed, coverOf, type Files, library, problemOf, REQUEST } from "./exceptions.js";

const version = (text: string, digit: string): PastVersion => ({
	...{ text, commit: digit.repeat(40), date: "2026-10-30", whole: true },
	author: { name: "Ada Osei", email: "ada@example.com" },
});

/** A request with other words, approved as it then is. */
const with_ = (...changes: readonly Change[]): string => approved(changed(REQUEST, ...changes));

/** The same request as tier 1 asks for it. */
const STRICT = changed(
	baseText("exception-request-tier-1.md")
		.replace(/^approvals:\n(?: .*\n)+/m, "")
		.replaceAll("helpdesk", "parking"),
	["status: approved", "status: in-review"],
	["rule: trace/unpinned", "rule: schema/unknown-key"],
	["artifacts: [DS-tickets]", "artifacts: [MC-parking]"],
);

describe("A problem is covered by an exception", () => {
	it("that is approved and not over: it keeps its rule and place, and is information", () => {
		const bare = problemOf(library(REQUEST));
		const problem = problemOf(library(approved()));
		assert.deepEqual([bare.severity, bare.waivedBy, bare.related, bare.message.includes("Covered")], ["warning", null, [], false]);
		assert.deepEqual(
			[problem.rule, problem.range, problem.pointer, problem.fingerprint],
			[bare.rule, bare.range, "/colour", bare.fingerprint],
		);
		assert.equal(problem.severity, "info");
		assert.equal(problem.message, `Covered by EX-parking until 2026-12-31 (Ada Osei): ${bare.message}`);
		assert.deepEqual(problem.waivedBy, {
			...{ kind: "exception", by: "EX-parking", path: "exception.md" },
			...{ until: "2026-12-31", owner: "Ada Osei" },
		});
		assert.deepEqual(
			problem.related.map(({ path, message }) => [path, message]),
			[["exception.md", "EX-parking says why, and until when."]],
		);
	});

	for (const [name, text, files] of [
		["in the field it names", with_(["[MC-parking]", "[MC-parking]\n    pointer: /colour"])],
		["inside of the field it names", with_(["[MC-parking]", "[MC-parking]\n    pointer: /paint"]), { "card.md": nested() }],
		["in the version it names", with_(["[MC-parking]", "[MC-parking@1.0.0]"])],
		["in all documents of its system", with_(["[MC-parking]", "all"])],
		["on its last day", with_(["expires: 2026-12-31", "expires: 2026-11-22"])],
		["on its first day", with_(["start: 2026-10-15", "start: 2026-11-22"])],
		["whatever its state says of having begun", with_(["state: active", "state: approved"])],
		["under a roster that knows who approved", approved(), { "rai-docs.yaml": "roster: [{ name: Tove Lindqvist, roles: [rai-lead] }]\n" }],
	] as const satisfies readonly (readonly [string, string, Files?])[])
		it(name, () => assert.equal(coverOf(library(text, files))?.by, "EX-parking"));
});

function nested(): string {
	return CARD.replace("colour: red", "paint: { colour: red }");
}

describe("A problem is not covered by an exception", () => {
	for (const [name, text, files] of [
		["about another rule", with_(["rule: schema/unknown-key", "rule: trace/unpinned"])],
		["about another document", with_(["[MC-parking]", "[DS-gates]"])],
		["about another field", with_(["[MC-parking]", "[MC-parking]\n    pointer: /colou"])],
		["about another version", with_(["[MC-parking]", "[MC-parking@2.0.0]"])],
		["for a system it is not about", with_(["[MC-parking]", "all"], ["system: parking", "system: garages"])],
		["that has ended", with_(["expires: 2026-12-31", "expires: 2026-11-21"])],
		["that has not begun", with_(["start: 2026-10-15", "start: 2026-11-23"])],
		["that nobody approved", REQUEST],
		["that only says so of itself", changed(REQUEST, ["status: in-review", "status: approved"])],
		["that is approved and not in force", changed(approved(), ["status: approved", "status: retired"])],
		["that is still asked for", with_(["state: active", "state: requested"])],
		["that is closed", with_(["state: active", "state: closed"])],
		["that never ends", with_(["expires: 2026-12-31", "expires: 2126-12-31"])],
		["that ends on no day of the calendar", with_(["expires: 2026-12-31", "expires: 2026-12-32"])],
		["whose end was moved after the approval", changed(approved(), ["expires: 2026-12-31", "expires: 2027-01-10"])],
		["whose waiver was widened after the approval", changed(with_(["[MC-parking]", "[DS-gates]"]), ["[DS-gates]", "[MC-parking]"])],
		["approved by its owner", approved(REQUEST, "role: rai-lead, name: Ada Osei")],
		["approved by who asks", approved(changed(REQUEST, ["state: active", "state: active\nrequested_by: { name: Tove Lindqvist }"]))],
		["approved in another role", approved(REQUEST, "role: eng-lead, name: Tove Lindqvist")],
		["approved in a role the roster does not give", approved(), { "rai-docs.yaml": "roster: [{ name: Mira Sand, roles: [rai-lead] }]\n" }],
		["approved without saying which text", changed(approved(), [/, digest: "[^"]*"/.exec(approved())?.[0] ?? "", ""])],
		["approved for an earlier version", changed(approved(), ['\nversion: "1.0.0"', '\nversion: "1.1.0"'])],
		["that does not say what protects people meanwhile", with_([/^compensating_controls:\n(?: .*\n)+/m.exec(REQUEST)?.[0] ?? "", ""])],
		["approved on a day to come", changed(approved(), ["date: 2026-10-14", "date: 2027-10-14"])],
		["approved at a milder tier than the document's", approved(), { "card.md": changed(CARD, ["\ntier: 3", "\ntier: 1"]) }],
		["that lies under a milder policy than the document", approved(), { "rai-docs.yaml": "systems: { parking: { tier: 1 } }\n" }],
		[
			"that one more must approve where the document lies",
			approved(),
			{ "card.md": "", "team/card.md": CARD, "team/rai-docs.yaml": "authority: { policy-exception: { 3: [privacy] } }\n" },
		],
	] as const satisfies readonly (readonly [string, string, Files?])[])
		it(name, () => assert.equal(coverOf(library(text, files), files && "team/card.md" in files ? "team/card.md" : "card.md"), null));

	it("at tier 1, where it names “all”, though all have approved who must", () => {
		const all = (documents: string): string => {
			const text = changed(STRICT, ["[MC-parking]", documents]);
			const role = (name: string, who: string) => / {2}- \{.*\}\n/.exec(approved(text, `role: ${name}, name: ${who}`))?.[0] ?? "";
			return changed(approved(text), ["\nwaives:", `\n${role("executive", "Mira Sand")}${role("legal-compliance", "Noor Haddad")}waives:`]);
		};
		assert.equal(coverOf(library(all("[MC-parking]")))?.by, "EX-parking");
		assert.equal(coverOf(library(all("all"))), null);
	});

	it("whose record of approvals was changed", () => {
		const from = library(approved());
		const rejected = approved(REQUEST, "role: rai-lead, name: Mira Sand").replace("decision: approved", "decision: rejected");
		from.setHistory("exception.md", [version(approved(), "2"), version(rejected, "1")]);
		assert.equal(coverOf(from), null);
	});

	it("where a nested policy would loosen what is asked of it", () => {
		const eternal = with_(["expires: 2026-12-31", "expires: 2126-12-31"]);
		const policy = 'rules: { exception/period: "off", governance/quorum: "off" }\nauthority: { policy-exception: { 3: [] } }\n';
		for (const text of [eternal, changed(REQUEST, ["status: in-review", "status: approved"])])
			assert.equal(coverOf(library("", { "team/exception.md": text, "team/rai-docs.yaml": policy })), null);
	});

	it("that is about rules nobody can be excused from", () => {
		const twice = CARD.replace("colour: red", "colour: red\ncolour: blue");
		const from = library(with_(["rule: schema/unknown-key", "rule: yaml/duplicate-key"]), { "card.md": twice });
		const found = from.check("card.md")?.problems.filter(({ rule }) => rule === "yaml/duplicate-key") ?? [];
		assert.deepEqual(
			found.map(({ waivedBy }) => waivedBy),
			[null],
		);
	});

	it("that is the document itself, or another exception", () => {
		const own = (id: string): string => approved(changed(REQUEST, ["\nwaives:", "\ncolour: red\nwaives:"], ["[MC-parking]", `[${id}]`]));
		assert.equal(coverOf(library(own("EX-parking")), "exception.md"), null);
		const other = changed(REQUEST, ["id: EX-parking", "id: EX-other"], ["\nwaives:", "\ncolour: red\nwaives:"]);
		assert.equal(coverOf(library(own("EX-other"), { "other.md": other }), "other.md"), null);
	});
});

describe("The age of a waiver runs on", () => {
	const former = with_(
		["id: EX-parking", "id: EX-first"],
		["start: 2026-10-15", "start: 2026-05-01"],
		["expires: 2026-12-31", "expires: 2026-10-14"],
	);
	const untilWith = (files: Files, text = approved()): string | undefined => coverOf(library(text, files))?.until;

	it("under another name: 180 days from the first, and no longer", () => {
		const as = (start: string, end: string): string =>
			approved(
				changed(
					REQUEST,
					["id: EX-parking", "id: EX-first"],
					["start: 2026-10-15", `start: ${start}`],
					["expires: 2026-12-31", `expires: ${end}`],
				),
			);
		assert.equal(untilWith({ "first.md": former }), undefined);
		assert.equal(untilWith({ "first.md": as("2026-06-01", "2026-09-30") }), "2026-11-28");
		assert.equal(untilWith({ "first.md": as("2026-07-05", "2026-09-30") }), "2026-12-31");
	});

	it("though the former is retired, or lies elsewhere", () => {
		assert.equal(untilWith({ "old/first.md": changed(former, ["status: approved", "status: retired"]) }), undefined);
	});

	it("not from one that was never approved, was about something else, or is long over", () => {
		const draft = changed(REQUEST, ["id: EX-parking", "id: EX-first"], ["start: 2026-10-15", "start: 2026-05-01"]);
		const other = changed(former, ["[MC-parking]", "[DS-gates]"]);
		const past = with_(
			["id: EX-parking", "id: EX-first"],
			["start: 2026-10-15", "start: 2026-04-01"],
			["expires: 2026-12-31", "expires: 2026-07-01"],
		);
		for (const text of [draft, other, past]) assert.equal(untilWith({ "first.md": text }), "2026-12-31");
	});

	it("though its first day was moved, as git remembers", () => {
		const moved = library(approved());
		const was = with_(["start: 2026-10-15", "start: 2026-05-01"], ["expires: 2026-12-31", "expires: 2026-10-14"]);
		const entries = (text: string): string => / {2}- \{.*\}\n/.exec(text)?.[0] ?? "";
		moved.set("exception.md", changed(approved(), ["approvals:\n", `approvals:\n${entries(was)}`]));
		assert.equal(coverOf(moved)?.until, "2026-12-31");
		moved.setHistory("exception.md", [version(was, "1")]);
		assert.equal(coverOf(moved), null);
	});
});

describe("A change of an exception", () => {
	const sorted = (paths: ReadonlySet<string>): string[] => [...paths].sort();

	it("has the documents checked again that it names, or named", () => {
		const from = library(REQUEST, { "other.md": CARD.replace("id: MC-parking", "id: MC-other") });
		assert.equal(coverOf(from), null);
		assert.deepEqual(sorted(from.set("exception.md", approved())), ["card.md", "exception.md"]);
		assert.equal(coverOf(from)?.by, "EX-parking");
		assert.deepEqual(sorted(from.set("exception.md", with_(["[MC-parking]", "[MC-other]"]))), ["card.md", "exception.md", "other.md"]);
		assert.equal(coverOf(from), null);
		assert.equal(coverOf(from, "other.md")?.by, "EX-parking");
		assert.deepEqual(sorted(from.delete("exception.md")), ["exception.md", "other.md"]);
		assert.equal(coverOf(from, "other.md"), null);
	});

	it("that names all has the whole system checked again", () => {
		const from = library(REQUEST);
		assert.deepEqual(sorted(from.set("exception.md", with_(["[MC-parking]", "all"]))), ["card.md", "exception.md"]);
	});

	it("of a document has the exceptions checked again that name it", () => {
		assert.deepEqual(sorted(library(approved()).set("card.md", `${CARD}\nMore.\n`)), ["card.md", "exception.md"]);
	});

	it("that git knows of has them checked again too", () => {
		const from = library(approved());
		assert.deepEqual(sorted(from.setHistory("exception.md", [version(approved(), "1")])), ["card.md", "exception.md"]);
	});

	it("is not needed where a day passes", () => {
		let today = "2026-12-31";
		const from = new Library({ today: () => today });
		for (const [path, text] of [
			["card.md", CARD],
			["exception.md", approved()],
		] as const)
			from.set(path, text);
		assert.equal(coverOf(from)?.until, "2026-12-31");
		today = "2027-01-01";
		assert.equal(coverOf(from), null);
	});

	it("covers by the one that lasts longest", () => {
		const longer = with_(["id: EX-parking", "id: EX-longer"], ["expires: 2026-12-31", "expires: 2027-01-10"]);
		assert.equal(coverOf(library(approved(), { "longer.md": longer }))?.by, "EX-longer");
	});
});

describe("A threshold of the policy", () => {
	const POLICY = { "rai-docs.yaml": "thresholds: [{ metric: mape, maximum: 0.05 }]\n" };
	const WAIVED = changed(REQUEST, ["rule: schema/unknown-key", "rule: policy/threshold"]);
	const thresholdIn = (exception: string) =>
		checkedIn(library(exception, POLICY), "card.md").problems.find(({ rule }) => rule === "policy/threshold");

	it("is missed as long as nobody who may has approved an exception, and covered from then on", () => {
		assert.deepEqual([thresholdIn(WAIVED)?.severity, thresholdIn(WAIVED)?.waivedBy], ["warning", null]);
		assert.equal(thresholdIn(approved(WAIVED))?.waivedBy?.by, "EX-parking");
		assert.equal(thresholdIn(approved(changed(WAIVED, ["expires: 2026-12-31", "expires: 2026-11-21"])))?.waivedBy, null);
	});

	it("is the only part of a policy that an exception may touch", () => {
		const rules = (rule: string) =>
			checkedIn(library(changed(REQUEST, ["rule: schema/unknown-key", `rule: ${rule}`]), POLICY), "exception.md").problems.map(
				(one) => one.rule,
			);
		assert.ok(!rules("policy/threshold").includes("exception/not-waivable"));
		for (const rule of ["policy/loosened", "policy/review-cadence", "policy/bounds", "policy/extends", "governance/approval-backdated"])
			assert.ok(rules(rule).includes("exception/not-waivable"), rule);
	});
});

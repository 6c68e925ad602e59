import assert from "node:assert/strict";
import { differences } from "../../../src/core/diff/differences.js";
import { summaryOf } from "../../../src/core/diff/summary.js";
import { documentOf, told } from "./told.js";

interface Case {
	readonly name: string;
	readonly before: string;
	readonly after: string;
	readonly expected: readonly string[];
	readonly summary: string;
}

const front = (yaml: string, body = "Text.\n"): string => `---\nid: MC-1\n${yaml}---\n${body}`;
const body = (text: string): string => `---\nid: MC-1\n---\n${text}`;

const RISKS = "risks:\n  - { id: R-1, title: One, owner: Ada }\n  - { id: R-2, title: Two, owner: Ada }\n";
const METRICS =
	"metrics:\n  - { name: auroc, value: 0.80, group: { sex: female } }\n  - { name: auroc, value: 0.9, group: { sex: male } }\n";
const LIST = "limits:\n  - Snow on the sensor\n  - Public holidays\n  - Nights\n";
const SECTIONS = "# Card\n\n## Summary\n\nIt counts cars at the gate.\n\n## Limits\n\nNot at night.\n\n- Snow\n- Fog\n";

const FIELDS: readonly Case[] = [
	{ name: "nothing", before: front("a: b\n"), after: front("a: 'b' # so\n"), expected: [], summary: "nothing" },
	{
		name: "what the digest leaves out",
		before: front("status: draft\n"),
		after: front("status: approved\nupdated: 2026-01-01\napprovals: [{ role: rai-lead }]\n"),
		expected: [],
		summary: "nothing",
	},
	{
		name: "a number, by its source",
		before: front("threshold: 0.80\n"),
		after: front("threshold: 0.8\n"),
		expected: ["number changed threshold: 0.80 => 0.8"],
		summary: "one number",
	},
	{
		name: "a number that becomes a text",
		before: front("threshold: 0.8\n"),
		after: front('threshold: "high"\n'),
		expected: ["field changed threshold: 0.8 => high"],
		summary: "one field",
	},
	{
		name: "an answer",
		before: front("data:\n"),
		after: front("data: Gate counts\n"),
		expected: ["field changed data:  => Gate counts"],
		summary: "one field",
	},
	{
		name: "a field added, one removed",
		before: front("a: 1\nb: x\n"),
		after: front("b: x\nc: { d: [e, f], g: h }\n"),
		expected: ["number removed a: 1", "field added c: d: e, f, g: h"],
		summary: "one field added, one field removed",
	},
	{
		name: "a field below a field",
		before: front("owner: { name: Ada, role: rai-analyst }\n"),
		after: front("owner: { role: rai-lead, name: Ada }\n"),
		expected: ["field changed owner.role: rai-analyst => rai-lead"],
		summary: "one field",
	},
	{
		name: "a mapping that becomes a text",
		before: front("owner: { name: Ada }\n"),
		after: front("owner: Ada\n"),
		expected: ["field changed owner: name: Ada => Ada"],
		summary: "one field",
	},
	{
		name: "one inserted risk",
		before: front(RISKS),
		after: front(RISKS.replace("  - { id: R-1", "  - { id: R-0, title: Zero, owner: Bo }\n  - { id: R-1")),
		expected: ["field added risks[0] (R-0): id: R-0, title: Zero, owner: Bo"],
		summary: "one field added",
	},
	{
		name: "one removed risk",
		before: front(RISKS),
		after: front(RISKS.replace(/ {2}- \{ id: R-1.*\n/, "")),
		expected: ["field removed risks[0] (R-1): id: R-1, title: One, owner: Ada"],
		summary: "one field removed",
	},
	{
		name: "an inserted risk and a changed one",
		before: front(RISKS),
		after: front(RISKS.replace("title: Two", "title: Deux").replace("  - { id: R-1", "  - { id: R-0, title: Zero }\n  - { id: R-1")),
		expected: ["field added risks[0] (R-0): id: R-0, title: Zero", "field changed risks[2].title (R-2): Two => Deux"],
		summary: "one field, one field added",
	},
	{
		name: "what was removed from a risk, by where that is now",
		before: front("risks: [{ id: R-0 }, { id: R-1, tags: [a, b], owner: Ada }]\n"),
		after: front("risks: [{ id: R-1, tags: [a] }]\n"),
		expected: [
			"field removed risks[0] (R-0): id: R-0",
			"field removed risks[0].tags[1] (R-1): b",
			"field removed risks[0].owner (R-1): Ada",
		],
		summary: "three fields removed",
	},
	{
		name: "a risk replaced by another",
		before: front("risks: [{ id: R-1, title: One, owner: Ada }]\n"),
		after: front("risks: [{ id: R-2, title: Two, owner: Bo }]\n"),
		expected: [
			"field removed risks[0] (R-1): id: R-1, title: One, owner: Ada",
			"field added risks[0] (R-2): id: R-2, title: Two, owner: Bo",
		],
		summary: "one field added, one field removed",
	},
	{
		name: "a risk with another id, and nothing else",
		before: front(RISKS),
		after: front(RISKS.replace("R-2", "R-02")),
		expected: ["field changed risks[1].id (R-02): R-2 => R-02"],
		summary: "one field",
	},
	{
		name: "risks in another order",
		before: front(RISKS),
		after: front("risks:\n  - { id: R-2, title: Two, owner: Ada }\n  - { id: R-1, title: One, owner: Ada }\n"),
		expected: ["field reordered risks: R-1, R-2 => R-2, R-1"],
		summary: "one list reordered",
	},
	{
		name: "metrics of the same name, by group",
		before: front(METRICS),
		after: front(
			"metrics:\n  - { name: auroc, value: 0.95, group: { sex: male } }\n  - { name: auroc, value: 0.80, group: { sex: female } }\n",
		),
		expected: [
			"field reordered metrics: auroc (sex: female), auroc (sex: male) => auroc (sex: male), auroc (sex: female)",
			"number changed metrics[0].value (auroc (sex: male)): 0.9 => 0.95",
		],
		summary: "one number, one list reordered",
	},
	{
		name: "items without names, by content",
		before: front("datasets:\n  - { role: training, sheet: DS-1 }\n  - { role: test, sheet: DS-2 }\n"),
		after: front("datasets:\n  - { role: other, sheet: DS-9 }\n  - { role: training, sheet: DS-1 }\n  - { role: test, sheet: DS-3 }\n"),
		expected: ["field added datasets[0]: role: other, sheet: DS-9", "field changed datasets[2].sheet: DS-2 => DS-3"],
		summary: "one field, one field added",
	},
	{
		name: "ids that stand twice, by content",
		before: front("related: [{ id: A, rel: x }, { id: A, rel: y }]\n"),
		after: front("related: [{ id: A, rel: w }, { id: A, rel: x }, { id: A, rel: y }]\n"),
		expected: ["field added related[0] (A): id: A, rel: w"],
		summary: "one field added",
	},
	{
		name: "a text inserted into a list",
		before: front(LIST),
		after: front(LIST.replace("  - Public", "  - Fog\n  - Public")),
		expected: ["field added limits[1]: Fog"],
		summary: "one field added",
	},
	{
		name: "a text of a list",
		before: front(LIST),
		after: front(LIST.replace("holidays", "holidays, and the days before")),
		expected: ["field changed limits[1]: Public holidays => Public holidays, and the days before"],
		summary: "one field",
	},
	{
		name: "texts in another order",
		before: front(LIST),
		after: front("limits: [Nights, Snow on the sensor, Public holidays]\n"),
		expected: ["field reordered limits: Snow on the sensor, Public holidays, Nights => Nights, Snow on the sensor, Public holidays"],
		summary: "one list reordered",
	},
	{
		name: "two of the same in a list",
		before: front("a: [x, x, y]\n"),
		after: front("a: [x, y]\n"),
		expected: ["field removed a[1]: x"],
		summary: "one field removed",
	},
	{
		name: "lists in lists",
		before: front("a: [[1, 2], [3, 4]]\n"),
		after: front("a: [[1, 2], [3, 5]]\n"),
		expected: ["number changed a[1][1]: 4 => 5"],
		summary: "one number",
	},
	{
		name: "an empty list",
		before: front("a: []\n"),
		after: front("a: {}\n"),
		expected: ["field changed a: [] => {}"],
		summary: "one field",
	},
	{
		name: "what aliases stand for",
		before: front("owner: &o { name: Ada }\nreviewer: *o\n"),
		after: front("owner: { name: Ada }\nreviewer: { name: Bo }\n"),
		expected: ["field changed reviewer.name: Ada => Bo"],
		summary: "one field",
	},
	{
		name: "keys that mean something to JavaScript",
		before: front("__proto__: { constructor: a }\n"),
		after: front("__proto__: { constructor: b }\ntoString: c\n"),
		expected: ["field changed __proto__.constructor: a => b", "field added toString: c"],
		summary: "one field, one field added",
	},
	{
		name: "the end of a long text",
		before: front(`data: ${"word ".repeat(40)}here\n`),
		after: front(`data: ${"word ".repeat(40)}there\n`),
		expected: ["field changed data: …word word word word here => …word word word word there"],
		summary: "one field",
	},
	{
		name: "front matter where there was none",
		before: "Text.\n",
		after: "---\nid: MC-1\n---\nText.\n",
		expected: ["field added id: MC-1"],
		summary: "one field added",
	},
];

const BODIES: readonly Case[] = [
	{
		name: "line ends and a byte order mark",
		before: body(SECTIONS),
		after: `\uFEFF${body(SECTIONS).replace(/\n/g, "\r\n")}`,
		expected: [],
		summary: "nothing",
	},
	{
		name: "a paragraph wrapped anew",
		before: body(SECTIONS),
		after: body(SECTIONS.replace("cars at", "cars\nat")),
		expected: ["reformatted"],
		summary: "only white space",
	},
	{
		name: "a field, and a paragraph wrapped anew",
		before: front("a: b\n", SECTIONS),
		after: front("a: c\n", SECTIONS.replace("cars at", "cars\nat")),
		expected: ["field changed a: b => c", "reformatted"],
		summary: "one field, white space",
	},
	{
		name: "a word",
		before: body(SECTIONS),
		after: body(SECTIONS.replace("counts cars", "counts parked cars")),
		expected: ["section changed Summary", "  ~ It counts[+ parked+] cars at the gate."],
		summary: "one paragraph",
	},
	{
		name: "a number in words",
		before: body("The error is 0.871 of 1,000.\n"),
		after: body("The error is 0.88 of 1,000.\n"),
		expected: ["section changed -", "  ~ The error is[- 0.871-][+ 0.88+] of 1,000."],
		summary: "one paragraph",
	},
	{
		name: "a space between words",
		before: body("a,b\n"),
		after: body("a, b\n"),
		expected: ["section changed -", "  ~ [-a,b-][+a, b+]"],
		summary: "one paragraph",
	},
	{
		name: "a language without spaces",
		before: body("它计算汽车。\n"),
		after: body("它计算停车。\n"),
		expected: ["section changed -", "  ~ 它计算[-汽-][+停+]车。"],
		summary: "one paragraph",
	},
	{
		name: "an item of a list, added and removed",
		before: body(SECTIONS),
		after: body(SECTIONS.replace("- Snow\n- Fog\n", "- Snow\n- Rain\n- Fog outside\n").replace("Not at night.\n\n", "")),
		expected: ["section changed Limits", "  - Not at night.", "  + - Rain", "  ~ - Fog[+ outside+]"],
		summary: "one paragraph, one paragraph added, one paragraph removed",
	},
	{
		name: "a row of a table",
		before: body("## T\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n"),
		after: body("## T\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 5 |\n"),
		expected: ["section changed T", "  ~ | 3 |[- 4-][+ 5+] |"],
		summary: "one paragraph",
	},
	{
		name: "a section added, one removed",
		before: body(SECTIONS),
		after: body(SECTIONS.replace(/## Limits[\s\S]*/, "## Training\n\nOnce a year.\n")),
		expected: ["section removed Limits", "  - Not at night.", "  - - Snow", "  - - Fog", "section added Training", "  + Once a year."],
		summary: "one section added, one section removed",
	},
	{
		name: "a section renamed, with a change",
		before: body(SECTIONS),
		after: body(SECTIONS.replace("## Limits", "## What it cannot do").replace("at night", "by night")),
		expected: ["section changed What it cannot do (was Limits)", "  ~ Not[- at-][+ by+] night."],
		summary: "one paragraph, one section renamed",
	},
	{
		name: "a heading numbered",
		before: body(SECTIONS),
		after: body(SECTIONS.replace("## Limits", "## 2. Limits")),
		expected: ["section changed 2. Limits (was Limits)"],
		summary: "one section renamed",
	},
	{
		name: "a heading of another level",
		before: body(SECTIONS),
		after: body(SECTIONS.replace("## Limits", "### Limits")),
		expected: ["section changed Limits", "  ~ ##[+#+] Limits"],
		summary: "one paragraph",
	},
	{
		name: "sections in another order",
		before: body("## A\n\nOne.\n\n## B\n\nTwo.\n\n## C\n\nThree.\n"),
		after: body("## C\n\nThree.\n\n## A\n\nOne.\n\n## B\n\nTwo.\n"),
		expected: ["section moved C"],
		summary: "one section moved",
	},
	{
		name: "sections with the same heading",
		before: body("# A\n\n## Notes\n\nOne.\n\n# B\n\n## Notes\n\nTwo.\n"),
		after: body("# A\n\n## Notes\n\nOne.\n\n# B\n\n## Notes\n\nTwo, or more.\n"),
		expected: ["section changed Notes", "  ~ Two[+, or more+]."],
		summary: "one paragraph",
	},
	{
		name: "a body where there was none",
		before: "---\nid: MC-1\n---",
		after: "---\nid: MC-1\n---\n\nText.\n\n## A\n",
		expected: ["section changed -", "  + Text.", "section added A"],
		summary: "one paragraph added, one section added",
	},
	{
		name: "code with marks of Markdown in it",
		before: body("```\n# no heading\n- no item\n```\n"),
		after: body("```\n# no heading\n- an item\n```\n"),
		expected: ["section changed -", "  ~ ``` # no heading -[- no-][+ an+] item ```"],
		summary: "one paragraph",
	},
];

const YAML = "id: RA-1\nscore: 3\nsections:\n  summary: |\n    It counts cars.\n\n    - Snow\n    - Fog\n  limits: Not at night.\n";

const YAMLS: readonly Case[] = [
	{
		name: "a section",
		before: YAML,
		after: YAML.replace("counts", "counts all").replace("- Fog", "- Rain\n    - Fog"),
		expected: ["section changed summary", "  ~ It counts[+ all+] cars.", "  + - Rain"],
		summary: "one paragraph, one paragraph added",
	},
	{
		name: "white space in a section",
		before: YAML,
		after: YAML.replace("counts cars", "counts\n    cars"),
		expected: ["reformatted summary"],
		summary: "only white space",
	},
	{
		name: "a section added, one removed, in another order",
		before: YAML,
		after: "id: RA-1\nscore: 4\nsections:\n  training: Once a year.\n  summary: |\n    It counts cars.\n\n    - Snow\n    - Fog\n",
		expected: ["number changed score: 3 => 4", "section added training", "  + Once a year.", "section removed limits", "  - Not at night."],
		summary: "one number, one section added, one section removed",
	},
	{
		name: "a section that is no text",
		before: YAML,
		after: YAML.replace("limits: Not at night.", "limits: [Not at night.]"),
		expected: ["field changed sections.limits: Not at night. => Not at night."],
		summary: "one field",
	},
	{
		name: "sections where there were none",
		before: "id: RA-1\n",
		after: "id: RA-1\nsections: {}\n",
		expected: ["field added sections: {}"],
		summary: "one field added",
	},
];

describe("The differences of two versions", () => {
	for (const { name, before, after, expected, summary } of [...FIELDS, ...BODIES]) {
		it(`say: ${name}`, () => {
			assert.deepEqual(told(before, after), expected);
			assert.equal(summaryOf(differences(documentOf(before), documentOf(after)) ?? []), summary);
		});
	}

	for (const { name, before, after, expected, summary } of YAMLS) {
		it(`of a YAML document say: ${name}`, () => {
			assert.deepEqual(told(before, after, "a.yaml"), expected);
			assert.equal(summaryOf(differences(documentOf(before, "a.yaml"), documentOf(after, "a.yaml")) ?? []), summary);
		});
	}

	it("are unknown where one of them has no digest", () => {
		const fine = front("a: b\n");
		assert.equal(told(fine, front("a: b\na: c\n")), undefined);
		assert.equal(told(front("a: [\n"), fine), undefined);
	});
});

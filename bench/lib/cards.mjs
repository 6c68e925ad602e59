// @ts-check
/** Model cards in review of any size, the same on every run, that have all their tier asks and four planted mistakes. */

/** @typedef {{ text: string, planted: number[] }} Card with the lines of the planted mistakes */

const words =
	"applicants model score lenders region sample reviewers monthly income threshold calibrated error share quarter repayment history branch audit drift appeal officer decision younger older rural urban measured compared against baseline interval reported".split(
		" ",
	);

/** Numbers that look random and never change. @param {number} seed */
function randomFrom(seed) {
	let state = seed;
	/** @param {number} below */
	return (below) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
}

/** @typedef {ReturnType<typeof randomFrom>} Random */

/** @param {Random} random @param {number} count */
const prose = (random, count) => Array.from({ length: count }, () => words[random(words.length)]).join(" ");
/** @param {Random} random @param {number} length */
const hex = (random, length) => Array.from({ length }, () => random(16).toString(16)).join("");
/** @param {Random} random */
const date = (random) => `2025-${String(1 + random(12)).padStart(2, "0")}-${String(1 + random(28)).padStart(2, "0")}`;

/** @param {string} id @param {1 | 3} tier */
const head = (id, tier) => `artifact: model-card
schema: "1"
id: ${id}
title: Credit risk score for small loans
system: credit-risk
tier: ${tier}
version: "1.4.0"
status: in-review
owner: { name: Ada Osei, email: ada@example.com }
created: 2025-01-10
updated: 2025-12-01
model:
  name: credit-gbm
  version: "3.2"
  ref: models:/credit-gbm/32   # as registered
  type: classifier
  task: tabular-classification
out_of_scope:
  - Decisions without a person
data: Applications of 2019 to 2024
limitations:
  - Few applicants under 21
  - No joint applications
  - Drifts with interest rates
if_wrong: { who: Applicants, what: A loan is refused, stop: Switch the score off }
${tier === 1 ? tier1 : ""}`;

const tier1 = `review_due: 2026-12-01
intended_use:
  primary: [Rank applications for a manual check]
  users: [Loan officers]
factors:
  relevant: [age, region]
  evaluated: [age]
  not_evaluated: [{ factor: region, reason: Too few cases per region }]
tradeoffs: [Recall over precision]
training:
  code: git:4f1c2ab#src/train.py
  run: mlflow:runs/8812
  preprocessing: Binned and imputed
  energy: 4 kWh, metered
evaluation:
  reports: [ER-credit-2025]
  decision_threshold: { value: 0.42, rationale: Agreed cost of an error }
human_oversight:
  measures: [Every refusal is read by an officer]
  stop_control: { how: Feature flag, owner: { name: Ada Osei }, tested_on: 2025-11-03 }
monitoring: MON-credit-risk
exposure: internal
explainability: { methods: [SHAP], limits: [Correlated inputs share credit] }
retention: { until: 2035-12-31, basis: Lending rules }
`;

/** @param {Random} random */
function metric(random) {
	const value = 350 + random(300);
	return `  - name: ${["auroc", "recall", "precision", "ece"][random(4)]}
    value: 0.${value}
    group: { sex: ${["female", "male"][random(2)]}, region: ${words[random(words.length)]} }
    n: ${100 + random(9000)}   # counted ${date(random)}
    ci: { lower: 0.${value - 50 - random(100)}, upper: 0.${value + 50 + random(100)}, level: 0.95 }
    direction: higher-is-better
    evidence:
      ref: git:${hex(random, 40)}#eval/metrics.json
      pointer: /groups/${random(90)}/value
    note: '${prose(random, 6)}'
`;
}

/** @param {Random} random */
const dataset = (random) => `  - role: ${["training", "validation", "test"][random(3)]}
    name: ${prose(random, 2)}
    sheet: DS-${words[random(words.length)]}-${random(900)}
    ref:
      ref: file:data/${words[random(words.length)]}.parquet
      digest: sha256:${hex(random, 64)}
    note: >-
      ${prose(random, 9)}
      ${prose(random, 8)}
`;

/** @param {Random} random */
const change = (random) => `  - version: "1.${random(9)}.${random(20)}"
    date: ${date(random)}
    author: Ada Osei
    summary: "${prose(random, 8)}"
`;

/** One mistake of each sort that every schema validator can see. @type {readonly [list: "datasets" | "metrics" | "changes", from: RegExp, to: string][]} */
const mistakes = [
	["datasets", /role: \w+/, "role: trainig"],
	["metrics", /value: 0/, "value: about 0"],
	["metrics", /note: /, "notes: "],
	["changes", /date: \d+-\d+-\d+/, "date: 2025-13-09"],
];

/** The structured part. @param {number} bytes about @param {{ tier: 1 | 3, id?: string, seed?: number, narrative?: string, clean?: boolean }} options */
function front(bytes, { tier, id = "MC-credit-risk", seed = 1, narrative = "", clean = false }) {
	const start = head(id, tier);
	const random = randomFrom(seed);
	const lists = { datasets: [dataset(random)], metrics: [metric(random), metric(random)], changes: [change(random)] };
	const size = () => start.length + narrative.length + Object.values(lists).flat().join("").length;
	while (size() + 900 < bytes) {
		lists.metrics.push(metric(random), metric(random));
		lists.datasets.push(dataset(random));
		lists.changes.push(change(random));
	}
	for (const [i, [list, from, to]] of clean ? [] : mistakes.entries()) {
		const at = Math.floor(((i + 0.5) / mistakes.length) * lists[list].length);
		lists[list][at] = lists[list][at].replace(from, to);
	}
	const { datasets, metrics, changes } = lists;
	return `${start}datasets:\n${datasets.join("")}metrics:\n${metrics.join("")}change_log:\n${changes.join("")}${narrative}`;
}

/** @param {string} text @returns {Card} */
function card(text) {
	const lines = text.split("\n");
	const isPlanted = (/** @type {string} */ line) => mistakes.some(([, , to]) => line.includes(to));
	return { text, planted: lines.flatMap((line, i) => (isPlanted(line) ? [i] : [])) };
}

const sections = ["Summary", "Intended use", "Evaluation", "Ethical considerations"];

/** At tier 1. @param {number} bytes about @returns {Card} */
export function yamlCard(bytes) {
	const random = randomFrom(2);
	const keys = sections.map((title) => title.toLowerCase().replace(" ", "-"));
	const narrative = `sections:\n${keys.map((key) => `  ${key}: |\n    ${prose(random, 9)}\n    ${prose(random, 7)}.\n`).join("")}`;
	return card(front(bytes, { tier: 1, narrative }));
}

/** At tier 3: a structured part of half the size, and prose. @param {number} bytes about @param {{ id?: string, seed?: number, clean?: boolean }} [options] @returns {Card} */
export function markdownCard(bytes, options = {}) {
	const yaml = front(bytes / 2, { tier: 3, ...options });
	const random = randomFrom((options.seed ?? 1) + 1);
	const room = Math.max(0, bytes - yaml.length) / sections.length;
	return card(`---\n${yaml}---\n# Credit risk score\n\n${sections.map((title) => section(title, room, random)).join("")}`);
}

/** @param {string} title @param {number} bytes @param {Random} random */
function section(title, bytes, random) {
	let text = `## ${title}\n\n`;
	do {
		text += `${prose(random, 25)}, see [${prose(random, 2)}](https://example.com/${hex(random, 6)}) and \`${prose(random, 1)}\`.\n\n`;
		text += `### ${prose(random, 3)}\n\n- ${prose(random, 8)}\n- **${prose(random, 2)}** ${prose(random, 6)}\n\n`;
		text += `| group | value |\n|---|---:|\n| ${prose(random, 2)} | 0.${random(900)} |\n| ${prose(random, 2)} | 0.${random(900)} |\n\n`;
	} while (text.length + 500 < bytes);
	return text;
}

export { type Artifact, systemOf } from "./artifact.js";
export { type ChangeKind, changeName } from "./changes/matrix.js";
export { changeSentence } from "./changes/sentence.js";
export { type ChangedSince, changedSince } from "./changes/since.js";
export {
	type Cause,
	changesOfFiles,
	type NamedDocument,
	type Reopening,
	reopeningTitle,
	type SystemChange,
} from "./changes/systemChange.js";
export type { CheckContext, Checked } from "./check.js";
export { COMMENT_MARK, type CommentSources, MAX_COMMENT, pullRequestComment } from "./comment/comment.js";
export { isDay } from "./day.js";
export type { Approval as ApprovedText } from "./diff/approval.js";
export type {
	Difference,
	FieldDifference,
	Mark,
	ParagraphChange,
	Reformatted,
	SectionDifference,
	Sides,
} from "./diff/difference.js";
export { differences } from "./diff/differences.js";
export { differenceMarkdown } from "./diff/markdown.js";
export { type DifferenceReport, differenceReport } from "./diff/report.js";
export { type Comparison, compareSince, type NotCompared, type PastPorts, type Since } from "./diff/since.js";
export { summaryOf } from "./diff/summary.js";
export { excerpt, headline, sinceName } from "./diff/wording.js";
export { decode } from "./document/decode.js";
export { type Document, type Format, formatOf, parseDocument } from "./document/document.js";
export type { Position, Range } from "./document/lines.js";
export { child, resolved } from "./document/node.js";
export { readable } from "./document/pointer.js";
export { applyEdits, type Span, type TextEdit } from "./document/span.js";
export { type Due, daysIn, dueWithin, isOverdue, obligationsIn } from "./due/due.js";
export type { Obligation } from "./due/obligations.js";
export { type Baseline, isInTime } from "./exceptions/baseline.js";
export { type NewWaiver, waivableAt, withWaiver } from "./exceptions/request.js";
export { baselineText, beyond, type Present, presentProblems } from "./exceptions/writeBaseline.js";
export { type Caused, causedBy } from "./gate/caused.js";
export { type ReleaseGate, releaseGate, type Unapproved } from "./gate/release.js";
export { whoCan } from "./gate/who.js";
export type { Appended, Refused } from "./governance/append.js";
export { type Approval, approves, DECISIONS, type Decision, type Member } from "./governance/approvals.js";
export { missingRoles, selfApproval, standingApprovals } from "./governance/authority.js";
export { interestOf } from "./governance/authors.js";
export type { ApprovalState } from "./governance/judgement.js";
export type { Past } from "./governance/past.js";
export type { Named } from "./governance/person.js";
export { type Provenance, STANDING_NAMES } from "./governance/provenance.js";
export { type Reaffirmation, reaffirmation } from "./governance/reaffirm.js";
export { type NewApproval, type Recorded, recordApproval, recordApprovals } from "./governance/record.js";
export { evidenceTrouble, refusalOfDocument } from "./governance/refusal.js";
export type { ApprovalStanding } from "./governance/standing.js";
export { element, type Html, page } from "./html.js";
export { incidentDraft } from "./incident/draft.js";
export { type StateThen, stateThen } from "./incident/state.js";
export { FOLDER, folderOfSystem } from "./init/place.js";
export { type StarterFile, starterFiles } from "./init/starter.js";
export { BASELINE_FILE, isBaselinePath } from "./kinds/baseline/file.js";
export { createDocument, type NewDocument, slug } from "./kinds/create.js";
export type { FieldError, FieldsChecked, SchemaBundle } from "./kinds/custom/custom.js";
export type { Kind, Tier } from "./kinds/kind.js";
export { isPast } from "./kinds/lifecycle.js";
export { isPolicyPath, POLICY_FILE } from "./kinds/policy.js";
export { isDocumentPath, isQuestionsPath, QUESTIONS_FILE } from "./kinds/questions.js";
export { KINDS, type Kinds, kindOf } from "./kinds/table.js";
export { tierName } from "./kinds/tierName.js";
export { type Action, actionsAt, safeEdits } from "./language/actions.js";
export { approvalHoverAt } from "./language/approvalHover.js";
export { type Completion, completionsAt, kindCompletionsAt } from "./language/completion.js";
export { type Destination, destinationOf } from "./language/destination.js";
export { type Hover, hoverAt } from "./language/hover.js";
export { nextQuestion, type Target, targetOf } from "./language/nextQuestion.js";
export { definitionOf, nameAt, type Occurrence, occurrencesOf, renameEdits } from "./language/occurrences.js";
export { pinsForAddress } from "./language/pin/address.js";
export { type PinOffer, pinOffers } from "./language/pin/offers.js";
export { type Pin, type PinPorts, type Pins, pinsFor } from "./language/pin/pins.js";
export { dropPlaceAt, type PinPlace, pinPlaceAt } from "./language/pin/place.js";
export { startsKey } from "./language/place.js";
export { referenceCompletionsAt } from "./language/referenceCompletion.js";
export { referenceHoverAt } from "./language/referenceHover.js";
export { allAsked, type Status, statusOf } from "./language/status.js";
export { foldsOf, type Symbol as OutlineSymbol, symbolsOf } from "./language/symbols.js";
export { checkFields, type FieldsContext, readParts } from "./library/checkFields.js";
export { Histories, hasPast } from "./library/histories.js";
export { isIgnored, isIgnoredFolder } from "./library/ignored.js";
export { Library } from "./library/library.js";
export { type Loaded, load } from "./library/load.js";
export { listCsv } from "./lists/csv.js";
export { LIST_COLUMNS, LISTS, type ListName, type ListRow, rowsOf } from "./lists/lists.js";
export { compare } from "./order.js";
export { copyFor, copySummary, isWhole, type PacketCopy } from "./packet/audience/copy.js";
export { AUDIENCES, type Audience, isAudience } from "./packet/audience/levels.js";
export { ArchiveError } from "./packet/export/archive.js";
export { type CompiledPacket, compilePacket, type ExportOptions, type ExportPorts } from "./packet/export/compile.js";
export type { PackedEvidence } from "./packet/export/evidence.js";
export { MAX_PACKET } from "./packet/export/limits.js";
export type { PackedDocument, PackedMember, PacketManifest, Tool } from "./packet/export/manifest.js";
export { type Frozen, freeze } from "./packet/frozen.js";
export { packetFragment } from "./packet/html/packet.js";
export type { PageAssets } from "./packet/html/standalone.js";
export { Kept } from "./packet/kept.js";
export { documentsDecidedOn, type LastDecision, lastDecision } from "./packet/lastDecision.js";
export { membersOfSystem, withMembers } from "./packet/listed.js";
export { emptyLog, logOf } from "./packet/log.js";
export { isPacket } from "./packet/membership.js";
export { decisionOf } from "./packet/model/decision.js";
export { type PacketModel, packetModel } from "./packet/model/model.js";
export { type PacketSources, sourcesFor } from "./packet/model/sources.js";
export {
	approvalsFor,
	type Deciding,
	followUps,
	logDecision,
	type Outcome,
	type OutcomeCondition,
	outcomeFields,
	type Together,
} from "./packet/outcome.js";
export { meetingDay, proposedConditions } from "./packet/proposed.js";
export type { AskedQuestion, QuestionState } from "./packet/questions/questions.js";
export { type Quote, quoteAt, quoteOnLine } from "./packet/questions/quote.js";
export {
	type Asker,
	type KeptQuestion,
	type NewQuestion,
	recordQuestion,
	type Settlement,
	settleQuestion,
} from "./packet/questions/record.js";
export { type Anchor, againstDigest, againstRevision, isDigest } from "./packet/verify/anchor.js";
export { type Alteration, type Unreadable, type VerifiedPacket, verifyPacket } from "./packet/verify/verify.js";
export { associationEdits } from "./policy/associate.js";
export { type Authority, type Requirement, rolesIn } from "./policy/authority.js";
export { explainPolicy, type PolicySetting } from "./policy/explain.js";
export { globOf } from "./policy/glob.js";
export type { Person, Policy } from "./policy/policy.js";
export { type Holder, holdersOn, type RosterEntry, rightOf } from "./policy/roster.js";
export type { DueItem } from "./portfolio/due.js";
export type { DocumentFacts } from "./portfolio/facts.js";
export { type Known, nothingKnown, portfolioOf, type SystemPortfolio } from "./portfolio/portfolio.js";
export { isMissing, type RequiredDocument } from "./portfolio/required.js";
export {
	dayWords,
	dueName,
	dueWords,
	lateWords,
	problemWords,
	referenceWords,
	requiredWords,
	statusWords,
	systemWords,
} from "./portfolio/words.js";
export { type WorkItem, workOf } from "./portfolio/work.js";
export type {
	Clock,
	Commit,
	Disk,
	FileDigest,
	FileStat,
	Files,
	Git,
	GitObject,
	History,
	HistoryState,
	InSubmodules,
	Log,
	LogOptions,
	PastTexts,
	PastVersion,
	Repository,
	SchemaRunner,
	Tag,
	Workshop,
} from "./ports.js";
export { begin } from "./prefill/begin.js";
export { type Facts, together } from "./prefill/fact.js";
export type { Filled } from "./prefill/fill.js";
export { canBeFilled } from "./prefill/places.js";
export { earlierFor, factsFrom, type NoFacts } from "./prefill/read.js";
export { atLeast, compareProblems, type Deed, type Fix, type Problem, SEVERITIES, type Severity } from "./problem.js";
export { effort, minutesOf, type Question } from "./questions.js";
export { CATALOGUE, nearestRule, ruleInfo } from "./rules/catalogue.js";
export type { RuleInfo } from "./rules/rule.js";
export { ACTORS, type Actor, whoActs } from "./rules/who.js";
export { type Base, baseOf, type MergeBase, type NoBase } from "./then/base.js";
export { type Moment, momentAt, type NoMoment } from "./then/moment.js";
export { type SinceThen, sinceThen } from "./then/sinceThen.js";
export { type TierAnswers, TRIGGER_LISTS, tierAnswersOf } from "./tiering/answers.js";
export { isIntake } from "./tiering/intake.js";
export { LEVELS, type Level as TierLevel, TIER_QUESTIONS, type TierQuestion } from "./tiering/questions.js";
export { pointsOf, verdictOf } from "./tiering/reasons.js";
export { type TieringReport, tieringReport } from "./tiering/report.js";
export { type TriggerList, tierAnswerEdits, tierEdits } from "./tiering/write.js";
export { type Cell, type CellLine, type CellState, COLUMNS, type Column } from "./trace/cells.js";
export type { Citation } from "./trace/citation.js";
export { evidenceIn } from "./trace/claims/evidence.js";
export { countedReferences, countedStates, STATE_NAMES } from "./trace/counts.js";
export { traceCsv } from "./trace/csv.js";
export { digestOf } from "./trace/digest.js";
export { follow, leaveOpen } from "./trace/follow.js";
export { repositoryName } from "./trace/grammar/repository.js";
export {
	type DocumentOverview,
	filterOverview,
	type KnownDocuments,
	type Overview,
	overviewOf,
	type SystemOverview,
} from "./trace/overview.js";
export { textRelied } from "./trace/past.js";
export { entriesIn, type TreeEntry } from "./trace/pointers/tree.js";
export type { NumberOverview, ReferenceOverview } from "./trace/referenceOverview.js";
export { type ClaimRow, type ReferenceRow, type TraceReport, traceReport } from "./trace/report.js";
export type { Evidence, Level, Resolution, Selector, State } from "./trace/resolution.js";
export type { ResolveContext } from "./trace/resolve/resolver.js";
export { type Shown, STANDINGS, type Standing, standingName } from "./trace/standing.js";
export type { Traced, TracedClaim, TracedReference } from "./trace/trace.js";
export { type Undigested, undigested, whyUndigested } from "./trace/undigested.js";
export { capital, counted, inSentence } from "./words.js";

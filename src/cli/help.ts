export const HELP = `rai-docs: Responsible-AI documentation that cannot quietly go stale

Usage
  rai-docs check [PATH…] [--format text|json|sarif|junit] [--fail-on error|warning|info]
                  [--root DIR] [--readable DIR] [--require-verified] [--at YYYY-MM-DD|REV]
                  [--gate pr|release] [--base REV] [--changed-since REV] [--due 30d]
      Checks every document under the root, and what it refers to. A PATH only filters what
      is reported. --readable allows references to be followed into a folder beside the root.
      --at checks what was committed by the end of a day, or at a git revision, too, with the
      clock of that day, and says what came and went since.
      --gate pr fails only for problems that the change made and its author can put right, against
      where it left --base (default: the default branch); --gate release also for approvals,
      required documents and days that have passed. --changed-since reports only documents that
      changed. --due lists what falls due within a time, overdue first; 1 means: some is overdue.
  rai-docs trace [PATH…] [--format text|json|csv] [--root DIR] [--readable DIR]
      Lists every reference with its state, and every number with what its evidence says.
  rai-docs list risks|actions|systems [--format text|json|csv] [--root DIR] [--readable DIR]
      Lists all risks, everything somebody still has to do, or the systems with their counts.
  rai-docs comment [--base REV] [--root DIR] [--readable DIR]
      Prints what a change did to the documents, as Markdown for its pull request: problems by
      who can act, approvals it breaks, differences, references.
  rai-docs changes [PATH…] [--since REV] [--format text|json] [--root DIR] [--readable DIR]
      Says to which systems the files belong that changed since a git revision (default: HEAD),
      which documents that reopens, and which it leaves; of a PATH without --since, what its
      change would reopen. 1 means: a document was not issued anew since, or is missing.
  rai-docs diff FILE [--since REV|approval] [--format text|json|markdown] [--root DIR]
      Says what a document says otherwise than at a git revision (default: HEAD), or than the
      text that its newest approval with a digest was given for. 1 means: it changed.
  rai-docs digest FILE…
      Prints the digest that an approval of a document is bound to.
  rai-docs packet FILE [--format html|pdf|zip] [--audience board|internal|customer|public]
                  [--at YYYY-MM-DD] [--out FILE] [--root DIR] [--readable DIR]
      Compiles a review packet into one file to be read and kept; zip takes the documents and
      the evidence along, pdf needs an installed browser. --at sets the clock.
  rai-docs verify FILE [--against DIGEST|REV] [--root DIR]
      Says whether an exported packet (HTML or zip) was altered: by itself, or against a seal
      or digest that was noted elsewhere, or against the documents at a git revision.
  rai-docs new KIND [--system NAME] [--tier 1|2|3] [--from SOURCE…] [--at TIME] [--out FILE]
                  [--root DIR]
      Writes a new document: Markdown, or YAML where FILE ends in .yaml. Never overwrites.
      Without --system it is about the only one there is; without --out it lies beside the
      system's other documents, else in docs/rai where there is such a folder, else here.
      --from fills in what a document (its id), a .dvc file, a run or model of MLflow or a folder
      of the Hub says, each value marked with its source until somebody confirms it. --at, of an
      incident-record, gathers what git knows of that time (2026-11-03T10:20Z), and whom to tell.
  rai-docs tier FILE [--format text|json]
      Says what tier the answers of an intake request come to, and why. 1 means: it is not
      computed yet, or a practice that was ticked is prohibited.
  rai-docs approve FILE --role ROLE --name NAME --decision DECISION [--email E-MAIL]
                  [--condition TEXT…] [--evidence REF] [--date YYYY-MM-DD]
                  [--recorded-by E-MAIL] [--reaffirm] [--root DIR]
      Records what a person decided about the file as it is: approved,
      approved-with-conditions, rejected, abstained or withdrawn. With --reaffirm also what
      changed since that person decided before.
  rai-docs baseline --owner "NAME <E-MAIL>" --until YYYY-MM-DD [--root DIR]
                  [--readable DIR]
      Keeps the present errors and warnings in rai-docs.baseline.yaml, so that check covers them
      until that day. Run again, it only takes out what was solved; 1 means: there are others.
  rai-docs policy --explain [--format text|json] [--root DIR]
      Lists every setting in force: its value, where it comes from, and whether it is stricter
      or looser than usual.
  rai-docs init [--system NAME] [--dry-run] [--root DIR]
      Writes what a repository begins with: a policy, a folder for documents, a template for pull
      requests, a GitHub Actions workflow and a pre-commit hook. Never overwrites.
  rai-docs kinds [--root DIR]
      Lists the document types: ours, and those of the policy.
  rai-docs explain RULE
      Says what a rule is about and how to satisfy it.
  rai-docs --help | --version

The root is --root, else the topmost folder above with a rai-docs.yaml, else the top of the
git repository, else this folder.

Exit codes
  0  checked, and nothing at or above --fail-on (default: error)
  1  problems; with --require-verified also references or numbers that could not be checked here;
     with --gate what stands against it; a packet that was altered
  2  bad usage, a policy that cannot be read, no document under the root, one that cannot be
     compared or has no digest, a day or revision that git does not know here, a decision that
     cannot be recorded, or a packet that cannot be made or read`;

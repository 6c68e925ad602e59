export const HELP = `rai-docs: Responsible-AI documentation that cannot quietly go stale

Usage
  rai-docs check [PATH…] [--format text|json|sarif] [--fail-on error|warning|info] [--root DIR]
      Checks every document under the root. A PATH only filters what is reported.
  rai-docs new KIND [--system NAME] [--tier 1|2|3] [--out FILE] [--root DIR]
      Writes a new document: Markdown, or YAML where FILE ends in .yaml. Never overwrites.
  rai-docs kinds
      Lists the document types.
  rai-docs explain RULE
      Says what a rule is about and how to satisfy it.
  rai-docs --help | --version

The root is --root, else the topmost folder above with a rai-docs.yaml, else the top of the
git repository, else this folder.

Exit codes
  0  checked, and nothing at or above --fail-on (default: error)
  1  problems
  2  bad usage, a policy that cannot be read, or no document under the root`;

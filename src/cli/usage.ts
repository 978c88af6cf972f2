import { version } from './version';

/** What `headroom --help` prints. */
export const usage = `headroom ${version}: system design specs that compute

Usage
  headroom check [FILES|GLOBS] [options]   Check specs, specs fenced as \`yaml headroom\` in Markdown files, and the
                                           computed sections of these.
                                           Default: **/*.design.{yaml,yml,md}; - is standard input.
  headroom explain RULE|PATTERN            What a rule checks, or what a pattern is and when to use it.
  headroom new [BLUEPRINT]                 Print a blueprint to start from; without a name, list them.
  headroom size FILE [options]             Find the sizes at least cost that meet the objectives.
  headroom render FILES|GLOBS [options]    Print a spec as a Markdown page, and a Markdown file with its computed
                                           sections refreshed.
  headroom diff BASE HEAD [PATH]           What changes between two versions, and which edits cause it. A version
                                           is a file, REVISION:path, or a REVISION of git and the PATH.

Options of check
  --format FORMAT      text (default), json, sarif, junit, markdown, github
  --fail-on SEVERITY   error (default), warning, never
  --scenario NAME      Report the specs as this scenario of theirs changes them
  --explain PATH       Print how one number comes about, e.g. flows.checkout.latency.p99

Options of size
  --format FORMAT      text (default), json
  --write              Write the sizes into the file

Options of render
  --write              Write the refreshed sections into the files
  --check              Write nothing; list the sections that are not current

Options of diff
  --format FORMAT      text (default), json, markdown (for a pull request)
  --fail-on SEVERITY   error (default), warning, never; of HEAD, as check does

  --help, --version

Exit codes
  0  every objective that could be checked is met, and no finding is at or above --fail-on
  1  an objective is missed, or a finding is at or above --fail-on; of size: whatever the sizes;
     of render: a section cannot be computed, or with --check is not current
  2  arguments or files cannot be used
`;

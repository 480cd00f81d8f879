/** The assessment: the file that an assessor fills (docs/assess.md), and what its scripts share. */

interface AssessedBefore {
  level: string;
  comment: string;
}

interface AssessedPart {
  number: number;
  title: string;
  scoring: "rubric" | "yes-no" | "none";
  checks: { text: string; met: boolean | null }[];
  missing: string;
  answer: "" | "yes" | "no";
  comment: string;
  settled: number;
  before: AssessedBefore | null;
}

interface AssessedCriterion {
  title: string;
  part: number;
  level: string;
  comment: string;
  settled: number;
  before: AssessedBefore | null;
}

interface Assessment {
  $schema: string;
  format: "mcsite-assessment";
  version: 1;
  credential: { id: string; title: string; version: string; url: string; language: string };
  submission: string;
  assessor: string;
  round: number;
  saved: string;
  parts: AssessedPart[];
  criteria: AssessedCriterion[];
  note: string;
  outcome: { result: "open" | "met" | "unmet"; unmet: { part: number; criterion: string }[] };
}

/** What the scripts of an assessor's form know; `passing` has of each criterion what the level that passes looks like. */
interface AssessDefinition {
  blank: Assessment;
  workbook: WorkbookDefinition;
  passing: string[];
}

/** What the browser keeps of a submission: the assessment, and the earner's copy as it was opened. */
interface KeptAssessment {
  saved: string;
  assessment: Assessment;
  copy: any;
}

/** Something of the rubric: a criterion by its place in it, or with -1 the part itself. */
interface RubricPlace {
  part: number;
  criterion: number;
  kind: "check" | "incomplete" | "level" | "answer";
}

interface Standing {
  result: "open" | "met" | "unmet";
  open: RubricPlace[];
  unmet: RubricPlace[];
}

interface Agreement {
  n: number;
  agreed: number;
  /** Cohen's kappa, and the same with linear weights; null where they are undefined. */
  kappa: number | null;
  weighted: number | null;
}

interface ComparedPair {
  assessors: [string, string];
  submissions: { name: string; rows: { name: string; levels: [string, string] }[] }[];
  criteria: (Agreement & { name: string })[];
  all: Agreement;
}

interface Mcsite {
  assessOutcome: {
    standing(definition: AssessDefinition, given: Assessment): Standing;
    isIncomplete(part: AssessedPart): boolean;
    /** Return the level of a criterion; none if its part isn't complete. */
    levelOf(given: Assessment, criterion: number): string;
    name(given: Assessment, place: RubricPlace): string;
    /** Return what was met in earlier rounds: whole parts, and criteria of the other ones. */
    settled(given: Assessment): RubricPlace[];
    /** Tell how a submission stands, in a sentence or two. */
    sentence(given: Assessment, standing: Standing): string;
    /** Tell what is open, by part. */
    openLines(given: Assessment, standing: Standing): { text: string; href: string }[];
  };
  assessFile: {
    isAssessment(value: any): boolean;
    isKept(value: any): boolean;
    /** Return a read file in the form of this page; null if it is of another rubric. */
    fit(value: any, definition: AssessDefinition): Assessment | null;
    /** Return the next round of a finished assessment, in which what was met is settled. */
    again(definition: AssessDefinition, given: Assessment): Assessment;
    hasContent(given: Assessment): boolean;
    base(given: Assessment): string;
  };
  /** Show the parts of an earner's copy, as it fits this version, beside the rubric; null shows none. */
  assessEvidence(root: HTMLElement, copy: WorkbookDocument | null): void;
  assessForm(
    root: HTMLElement,
    definition: AssessDefinition,
    changed: () => void,
  ): { read(): Assessment; show(given: Assessment): void };
  assessFeedback(definition: AssessDefinition, given: Assessment): Block[];
  kappa(pairs: [number, number][], levels: number): Agreement;
  assessAgreement(
    definition: AssessDefinition,
    given: { label: string; assessment: Assessment }[],
  ): { pairs: ComparedPair[]; problems: string[] };
  /** Return what shows the report anew, when what the browser keeps has changed. */
  assessCompare(definition: AssessDefinition, kept: () => Assessment[]): () => void;
  assessReport(pairs: ComparedPair[], heading: 2 | 3): HTMLElement;
}

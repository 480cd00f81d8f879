/** The workbook: the file that an earner fills (docs/workbook.md), and what its scripts share. */

interface WorkbookAnswer {
  title: string;
  prompt: string;
  max_words: number | null;
  limit: "hard" | "advisory" | null;
  text: string;
}

interface WorkbookArtifact {
  title: string;
  media: string;
  link: string;
  caption: string;
}

interface WorkbookEntry {
  name: string;
  answers: WorkbookAnswer[];
  artifacts: WorkbookArtifact[];
}

interface WorkbookPart {
  number: number;
  title: string;
  type: string;
  repeat_for: string;
  entries: WorkbookEntry[];
  checks: { text: string; done: boolean }[];
}

interface WorkbookOpinion {
  title: string;
  part: number;
  level: string;
  shown_by: string;
}

interface WorkbookLeftover {
  version: string;
  part: string;
  prompt: string;
  name: string;
  text: string;
}

interface WorkbookDocument {
  $schema: string;
  format: "mcsite-workbook";
  version: 1;
  credential: { id: string; title: string; version: string; url: string; language: string };
  saved: string;
  parts: WorkbookPart[];
  self_assessment: WorkbookOpinion[];
  earlier: WorkbookLeftover[];
}

interface PassRule {
  parts: number[];
  yes: number[];
  sentence: string;
}

/** A part of the evidence: what is left out is empty, one time, or (of `needed`) no artifacts at all. */
interface OutlinedPart {
  title: string;
  type: string;
  scoring: "rubric" | "yes-no" | "none";
  questions: Partial<WorkbookAnswer>[];
  checks?: string[];
  media?: string[];
  needed?: number;
  repeat_for?: string;
  times?: number;
}

/** What the page says of its credential: `mcsite.data("outline")`. */
interface Outline {
  site: string;
  id: string;
  title: string;
  version: string;
  language: string;
  issuer: string;
  parts: OutlinedPart[];
  pass_rule: PassRule;
  levels?: { title: string; passes: boolean }[];
  criteria?: { title: string; part?: number }[];
}

/**
 * What the scripts of a workbook know: how many artifacts an entry of each part needs (null: it takes none), and of
 * which formats. Levels go from low to high.
 */
interface WorkbookDefinition {
  blank: WorkbookDocument;
  needed: (number | null)[];
  media: string[][];
  pass_rule: PassRule;
  levels: { title: string; passes: boolean }[];
  issuer: string;
}

/** What the pass rule still misses: a criterion (by its place in the rubric) below the level that passes, or a Yes. */
interface Missing {
  part: number;
  criterion: number;
  level: string;
}

/** A block of a written-out workbook, whatever it is written as. */
type Block =
  | { kind: "heading"; level: 1 | 2 | 3 | 4; text: string }
  | { kind: "paragraph" | "quiet" | "item" | "answer"; text: string }
  | { kind: "check"; done: boolean; text: string };

interface WorkbookForm {
  read(): WorkbookDocument;
  show(document: WorkbookDocument): void;
}

interface Mcsite {
  wordCount: {
    count(text: string): number;
    tell(
      text: string,
      most: number | null,
      limit: "hard" | "advisory" | null,
    ): { text: string; state: "" | "near" | "over" };
  };
  privacy: { warning(text: string, known: Set<string>): string; wordsOf(text: string): string[] };
  passRule: {
    missing(
      rule: PassRule,
      levels: { title: string; passes: boolean }[],
      opinions: { part: number; level: string }[],
      isYes: (part: number) => boolean,
    ): Missing[];
  };
  selfAssessment(definition: WorkbookDefinition, document: WorkbookDocument): void;
  workbookMerge: {
    fit(old: any, definition: WorkbookDefinition): { document: WorkbookDocument; changes: string[] };
    isWorkbook(value: any): boolean;
    hasContent(document: WorkbookDocument): boolean;
  };
  workbookFields: {
    all(node: ParentNode, selector: string): HTMLElement[];
    one(node: ParentNode, selector: string): HTMLElement;
    fields(node: ParentNode, selector: string): (HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement)[];
    copyOf(template: HTMLElement): HTMLElement;
    /** Give the fields for longer texts room to grow in. */
    growing(root: ParentNode): void;
    /** Make such fields as high as what is written in them. */
    grow(root: ParentNode): void;
    /** Describe each choice of a group, and add the one that nothing is chosen yet. */
    prepareChoice(group: HTMLElement, text: string): void;
    /** Add what a part of a workbook has with scripts alone; `noun` is what it is answered for, if it is repeated. */
    prepare(part: HTMLElement, noun: string): void;
    renumber(part: HTMLElement, number: number): void;
    artifactOf(artifact: WorkbookArtifact, media: string[]): HTMLElement;
    readArtifact(row: HTMLElement): WorkbookArtifact;
    fillEntry(entry: HTMLElement, given: WorkbookEntry, media: string[]): void;
    readEntry(entry: HTMLElement, questions: WorkbookAnswer[]): WorkbookEntry;
  };
  /** Return what counts words and artifacts anew and looks for names. */
  workbookJudge(root: HTMLFormElement, definition: WorkbookDefinition): () => void;
  workbookForm(
    root: HTMLFormElement,
    definition: WorkbookDefinition,
    changed: () => void,
    announce: (text: string) => void,
  ): WorkbookForm;
  workbookBlocks: {
    blocks(definition: WorkbookDefinition, document: WorkbookDocument, withOpinion: boolean): Block[];
    open(definition: WorkbookDefinition, document: WorkbookDocument): { text: string; href: string }[];
  };
  workbookExport: {
    page(title: string, language: string, body: string): string;
    html(title: string, language: string, blocks: Block[]): string;
    markdown(blocks: Block[]): string;
    json(document: WorkbookDocument | Assessment): string;
    download(name: string, type: string, content: BlobPart): void;
  };
  outline: {
    pseudonym(noun: string, number: number): string;
    workbookDefinition(outline: Outline): WorkbookDefinition;
    assessDefinition(outline: Outline, root: ParentNode): AssessDefinition;
  };
  zip(files: Record<string, string>): Uint8Array<ArrayBuffer>;
  /** What the builder puts before the scripts: markup by the names of its places, and the parts of every document. */
  pieces: Record<string, string>;
  docxParts: Record<string, string>;
  docx(title: string, language: string, blocks: Block[]): Uint8Array<ArrayBuffer>;
}

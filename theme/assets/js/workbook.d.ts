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

/** What the page says of its credential: `mcsite.data("definition")`. */
interface WorkbookDefinition {
  blank: WorkbookDocument;
  needed: (number | null)[];
  pass_rule: PassRule;
  levels: { title: string; passes: boolean }[];
  issuer: string;
  apply_url: string;
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
    renumber(part: HTMLElement): void;
    fillEntry(part: HTMLElement, entry: HTMLElement, given: WorkbookEntry): void;
    readEntry(entry: HTMLElement, questions: WorkbookAnswer[]): WorkbookEntry;
    fillArtifact(row: HTMLElement, artifact: WorkbookArtifact): void;
    readArtifact(row: HTMLElement): WorkbookArtifact;
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
  zip(files: Record<string, string>): Uint8Array<ArrayBuffer>;
  docxParts: Record<string, string>;
  docx(title: string, language: string, blocks: Block[]): Uint8Array<ArrayBuffer>;
}

/** What the scripts of the plan page share. */

interface Named {
  id: string;
  title: string;
  closed?: string;
}

interface PartFacts {
  title: string;
  type: string;
  template?: Named;
  quantity?: number;
  repeat_for?: string;
  media?: string[];
}

/** `/credentials/<id>/plan.js` */
interface CredentialFacts {
  kind: "credential";
  id: string;
  title: string;
  url: string;
  competency: string;
  issuer: Named;
  evidence: PartFacts[];
  closed?: string;
  replaced_by?: Named;
  topics?: string[];
  hours?: { min: number; max: number };
  model?: string;
  fee?: { amount: number; currency: string };
  turnaround_days?: number;
  resubmissions?: number | "unlimited";
  needs_students?: boolean;
  prerequisites?: Named[];
  stacks?: string[];
}

/** `/stacks/<id>/plan.js` */
interface StackFacts {
  kind: "stack";
  id: string;
  title: string;
  url: string;
  groups: { title: string; needed: number; credentials?: Named[]; stacks?: Named[] }[];
  closed?: string;
  award?: string;
  part_of?: string[];
}

/** A saved credential, with what the catalog says of it; nothing, if it is no longer there. */
interface Item {
  entry: Entry;
  facts: CredentialFacts | null;
}

interface CreditLine {
  rule: Rule;
  credentials: CredentialFacts[];
  stacks: StackFacts[];
  lapse: string;
  sum: { unit: string; worth: number; given: number; left: number; missing: number; comparable: boolean };
}

interface Credit {
  lines: CreditLine[];
  without: { facts: CredentialFacts; excluded: boolean }[];
  sums: Map<string, number>;
}

interface Piece {
  type: string;
  title: string;
  template?: Named;
  serves: { facts: CredentialFacts; part: PartFacts; number: number }[];
}

type StatusCounts = Record<Status | "missing", number>;

interface Progress {
  stack: StackFacts;
  groups: {
    title: string;
    needed: number;
    members: (Named & { kind: "credential" | "stack"; status: Status | undefined })[];
    counts: StatusCounts;
  }[];
  counts: StatusCounts;
  needed: number;
  status: Status | undefined;
}

interface PlanFile {
  catalog: string;
  teach: string;
  credentials: Entry[];
}

interface Mcsite {
  words: {
    number(value: number): string;
    amount(value: number, unit: string): string;
    count(value: number, noun: string): string;
    hours(range: { min: number; max: number }): string;
    money(value: number, currency: string): string;
    label(value: string): string;
    listed(given: string[]): string;
  };
  sums: {
    live(item: Item): boolean;
    totals(items: Item[]): {
      hours: { min: number; max: number };
      hoursUnknown: number;
      fees: Map<string, number>;
      feesUnknown: number;
    };
    order(items: Item[]): Item[];
    apply(rule: Rule, credentials: number, stacks: number): CreditLine["sum"];
    credit(recognizer: Recognizer, items: Item[], stacks: StackFacts[], day?: string): Credit;
    evidence(items: Item[]): { type: string; written: boolean; pieces: Piece[] }[];
    progress(
      stack: StackFacts,
      statuses: Map<string, Status>,
      stacks: Map<string, StackFacts>,
      within?: Set<string>,
    ): Progress;
  };
  planFile: {
    write(entries: Entry[], teach: string, catalog: string): string;
    read(text: string): PlanFile | string;
    merge(entries: Entry[], more: Entry[]): { entries: Entry[]; added: number; moved: number };
  };
  compare: {
    MOST: number;
    table(items: Item[], recognizer: Recognizer | null): HTMLElement;
  };
}

interface Mcsite {
  planParts: {
    STATUS: Record<Status | "missing", string>;
    link(url: string, title: string): HTMLAnchorElement;
    credential(named: Named): HTMLAnchorElement;
    listed(nodes: Node[]): (Node | string)[];
    totals(list: Element, items: Item[], others: number, credit: { recognizer: Recognizer; whole: Credit; earned: Credit } | null): void;
    credit(body: Element, recognizer: Recognizer | null, credit: Credit | null): void;
    collect(body: Element, items: Item[]): void;
    stacks(list: Element, all: Progress[], add: (named: Named) => Node): void;
  };
}

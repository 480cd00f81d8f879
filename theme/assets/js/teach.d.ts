/** Where it counts, and the plan: what recognition.js, teach.js, plan.js and the scripts of the plan page share. */

interface Said {
  rate: string;
  sentence: string;
}

/** A rule of a recognizer, as in `/data/recognizers.js`. */
interface Rule {
  award: { amount: number; unit: string; per?: number };
  credential?: Said;
  stack?: Said;
  all?: boolean;
  credentials?: string[];
  stacks?: string[];
  topics?: string[];
  issuers?: string[];
  except?: string[];
  cap?: { amount: number; unit?: string; period?: string };
  preapproval?: boolean;
  valid?: { from?: string; until?: string };
  form_url?: string;
  note?: string;
}

interface Recognizer {
  id: string;
  title: string;
  kind: "state" | "district" | "organization";
  url: string;
  region?: string;
  rules: Rule[];
}

/** What a rule is applied to; topics and issuer are ids. */
interface Thing {
  kind: "credential" | "stack";
  id: string;
  issuer: string;
  topics: string[];
}

/** What a recognizer gives for a thing: for a card in short, and in a sentence. */
interface Given {
  counts: boolean | null;
  short: string;
  sentence: string;
  lapse: string;
  rule?: Rule;
}

type Status = "planned" | "in-progress" | "earned";

interface Entry {
  id: string;
  title: string;
  status: Status;
}

interface Mcsite {
  recognition: {
    find(recognizer: Recognizer, thing: Thing, day?: string): { rule: Rule | null; excluded: boolean };
    today(): string;
    lapse(rule: Rule, day?: string): string;
    say(recognizer: Recognizer, thing: Thing, day?: string): Given;
  };
  /**
   * "Where do you teach?". After each choice the event `mcsite:teach` is dispatched on the document. A script that adds
   * cards dispatches `mcsite:cards` there, with the element that holds them as its detail, to have them marked.
   */
  teach: {
    chosen(): Recognizer | null;
    describe(thing: Thing): Given | null;
    choose(id: string): void;
    open(): Promise<void>;
    tools(card: HTMLElement): HTMLElement;
    say(message: string, visible?: boolean): void;
    lang: { lang?: string };
  };
  plan: {
    all(): Entry[];
    keep(entries: Entry[]): boolean;
    toggle(id: string, title: string): void;
    onchange(listener: () => void): void;
  };
}

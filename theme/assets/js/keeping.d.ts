/** What pages share that keep what is written on them: the workbook and the assessor's form. */

/** A stored document; `stamp` is a new one with each save, so that a tab knows whether another one has saved since. */
interface Stored<T> {
  stamp: string;
  document: T;
}

type DraftState =
  | { kind: "pending" }
  | { kind: "saved"; at: Date }
  | { kind: "failed"; reason: "quota" | "blocked" }
  | { kind: "conflict" };

interface Draft<T> {
  /** Return what is kept under the key, or null. */
  load(): T | null;
  /** Go on under another key; false, and nothing else, if there is something that could not be saved. */
  move(key: string): boolean;
  /** Save a document after a moment without a further change. */
  change(document: T): void;
  /** Save now what waits to be saved. */
  flush(): void;
  isUnsaved(): boolean;
  /** Take what another tab has saved; null if there is nothing. With a document, keep that as a copy first. */
  takeTheirs(mine: T | null): { ok: boolean; document: T | null };
  /** Return all else of the family that this browser keeps, the newest first. */
  copies(): { key: string; document: T }[];
  /** Keep a copy, under a new key or a given one, and tell whether the browser took it. */
  keepCopy(document: T, key?: string): boolean;
  removeCopy(key: string): void;
}

interface Mcsite {
  draft<T extends { saved: string }>(
    family: string,
    key: string,
    isKept: (value: any) => boolean,
    tell: (state: DraftState) => void,
  ): Draft<T>;
  keeping: {
    at(id: string): HTMLElement;
    say(id: string, text: string): void;
    list(id: string, items: Node[]): void;
    node(tag: string, text: string): HTMLElement;
    button(text: string, act: () => void): HTMLElement;
    moment(date: Date): string;
    announce(text: string): void;
    /** Tell how a draft is kept; `full` says what to do where there is no room. */
    tell(state: DraftState, full: string): void;
    offerUndo(text: string, bringBack: () => void): void;
    /** Read a chosen file as JSON; null where it is none. */
    read(file: File): Promise<any>;
    /** Call with the files that are chosen in a field, each time. */
    onfiles(id: string, listener: (files: File[]) => void): void;
    /** Show what needs scripts, and hide what is there for want of them. */
    begin(): void;
  };
}

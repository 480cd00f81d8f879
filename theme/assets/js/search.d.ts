/** The search: what search-engine.js, search-box.js and the scripts of the search page share. */

interface SearchRequest {
  text: string;
  typing?: boolean;
  chosen?: Record<string, string[]>;
  hours?: [number, number] | null;
  sort?: string;
  count?: string[];
}

/** What a request found; `places` are the numbers of documents, the first to show first. */
interface SearchFound {
  total: number;
  places: number[];
  unseen: Set<number>;
  terms: Set<string>;
  asked: boolean;
  all: boolean;
  dropped: string[];
  loose: string[];
  instead: [string, string][];
  unfiltered: number;
  without: Record<string, number>;
  counts: Record<string, number[]>;
}

interface SearchResult {
  path: string;
  kind: string;
  id: string;
  title: string;
  summary?: string;
  issuer?: string;
  issuer_id?: string;
  topics?: string;
  facts?: string[];
  badge?: string;
  closed?: string;
  language?: string;
}

interface SearchColumn {
  values: [string, string][];
  sets: number[][];
}

interface SearchIndex {
  start: { facets: { name: string; title: string }[]; whole: boolean; language: string };
  columns: Map<string, SearchColumn>;
  count: number;
  load(names: Iterable<string>): Promise<void>;
  find(request: SearchRequest): Promise<SearchFound>;
  result(place: number): Promise<SearchResult | undefined>;
  passage(place: number, terms: Set<string>): Promise<{ label: string; text: string } | null>;
}

/** What the address of the search page says; `sort` is empty for the usual one. */
interface SearchState {
  text: string;
  chosen: Record<string, string[]>;
  hours: string;
  sort: string;
  show: number;
}

interface Mcsite {
  search: {
    open(read: (path: string) => Promise<any>, start?: any): Promise<SearchIndex>;
    fetched(root: URL): (path: string) => Promise<any>;
    range(hours: string): [number, number] | null;
    own: Promise<SearchIndex> | null;
  };
  searchWords: {
    COMMON: Set<string>;
    fold(text: string): string;
    words(text: string): string[];
    term(word: string): string;
    numbers(text: string): number[];
    digit(sign: string): number;
    distance(word: string, other: string, most: number, beginning: boolean): number;
    mark(text: string, terms: Set<string>): { text: string; marked: boolean }[];
    excerpt(passages: [string, string][], terms: Set<string>): { label: string; text: string } | null;
  };
  searchResults: {
    show(index: SearchIndex, found: SearchFound, from: number, until: number, current: () => boolean): Promise<void>;
  };
  searchFacets?: {
    made: boolean;
    make(index: SearchIndex, change: (name: string, values: string[]) => void, opened: () => void): void;
    open(): string[];
    update(index: SearchIndex, state: SearchState, counts: Record<string, number[]>): void;
    title(index: SearchIndex, name: string, value: string): string;
  };
}

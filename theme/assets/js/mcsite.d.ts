/** What the scripts of the site share: `window.mcsite`. Each script adds its part. */
interface Mcsite {
  root: URL;
  store: {
    get<T>(key: string, fallback: T): T;
    set(key: string, value: unknown): { ok: true } | { ok: false; reason: "quota" | "blocked" };
    remove(key: string): void;
    onchange(key: string, listener: (value: unknown) => void): void;
  };
  data(id: string): any;
  give(value: unknown): void;
  load(path: string): Promise<any>;
  el<N extends keyof HTMLElementTagNameMap>(
    name: N,
    attributes?: Record<string, string | number | boolean | null | undefined>,
    ...children: (Node | string)[]
  ): HTMLElementTagNameMap[N];
}

interface Window {
  mcsite: Mcsite;
}

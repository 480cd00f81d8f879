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
}

interface Window {
  mcsite: Mcsite;
}

/** The site manifest: what `?corpus=` points at. Written by `dateline build`. */
export interface Manifest {
  /** 1. A page that reads another number refuses it. */
  format: number;
  title: string;
  description?: string;
  language?: string;
  rights?: string;
  /** How much of each article the site publishes. */
  text: 'full' | 'excerpt' | 'none';
  files: ManifestFile[];
}

export interface ManifestFile {
  /** `articles`: clean articles as JSON Lines. `layer`: what is known across them. `slice`: the head of a corpus in slices. Other kinds are left alone. */
  kind: 'articles' | 'layer' | 'segment' | 'slice';
  /** Which layer: `chronology`, `corrections`. */
  name?: string;
  /** Relative to the manifest. */
  path: string;
  /** Lines or records. */
  count?: number;
  /** Size in bytes. */
  bytes?: number;
  sha256?: string;
}

/** A corpus as it arrived. */
export interface Corpus {
  /** Of the manifest. */
  address: string;
  manifest: Manifest;
  /** The files that could be read, in the manifest's order. */
  files: { entry: ManifestFile; text: string }[];
  /** A sentence for each file that could not. */
  problems: string[];
}

/** As much of an article as the first list needs. */
export interface Listed {
  headline: string;
  source: string;
  body: string;
}

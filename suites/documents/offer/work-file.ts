/** A work file (hồ sơ công việc) as it is entered. */
export interface WorkFileEntry {
  notation: string;
  title: string;
}

/** A work file as it is shown. */
export interface WorkFileShown extends WorkFileEntry {
  isOpen: boolean;
  /** Numbers and symbols of its documents, in their order. */
  documents: string[];
}

/** Work files in somebody's window. */
export interface WorkFilesAtDesk {
  openNew(): Promise<void>;
  fill(file: WorkFileEntry): Promise<void>;
  /** @returns the work file's id */
  save(): Promise<string>;
  open(id: string): Promise<void>;
  /** The one that is open in the window, as it is shown at this moment. */
  shown(): Promise<WorkFileShown>;
  close(): Promise<void>;
}

/** How a document in work stands to its deadline, in words that all products are read as. */
export const STANDINGS = {
  overdue: 'Quá hạn',
  near: 'Sắp đến hạn',
  inTime: 'Trong hạn',
} as const;

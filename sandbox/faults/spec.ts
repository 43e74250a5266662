/** One defect of July 2025 that the stand-in can show. */
export interface FaultSpec {
  id: string;
  /** The real defect it imitates, one Vietnamese sentence. */
  imitates: string;
  /** The only requirement it turns red. */
  requirement: string;
  /** Where it bites; everywhere its behaviour occurs if absent. */
  where?: { procedures?: readonly string[]; units?: readonly string[] };
}

/** What a hook knows about the place where it stands. */
export interface Place {
  procedure?: string;
  unit?: string;
}

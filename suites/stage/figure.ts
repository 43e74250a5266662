/** What walks measure of media that a platform carried, each named with its unit, and what it is. */
export const FIGURES = {
  delay_seconds: 'How late media came, one way, of the pair of participants where it was latest',
  loss_ratio: 'Share of packets that did not come, of all that participants were sent',
  jitter_seconds: 'How unevenly packets came, of the pair of participants where it was worst',
  freeze_count: 'Freezes that browsers counted while media was measured, of all participants',
  longest_gap_seconds: 'Longest time without a new picture, of the pair where it was longest',
  received_bytes_per_second: 'What came of one medium, of the pair of participants that got least',
} as const;

export type FigureName = keyof typeof FIGURES;

/** A number that a walk measured, for those who watch the platform. */
export interface Figure {
  name: FigureName;
  media: 'sound' | 'picture';
  /** Undefined where nothing was measured: that is no 0. */
  value: number | undefined;
  /** The most that the platform's configuration allows. */
  limit?: number;
}

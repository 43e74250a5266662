/** A query that people have for blackbox_exporter and want to keep. */
export interface Query {
  /** Where it is from: a dashboard's number at grafana.com, or a list of rules. */
  source: string;
  title: string;
  expr: string;
  /** Values are measured time: both must have the same series, each its own values. */
  timed?: true;
}

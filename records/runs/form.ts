/** People and papers named in the official documents; from `plan.yaml`. */
export interface OfficialForm {
  superior: string;
  agency: string;
  agencyCode: string;
  place: string;
  basis: string[];
  signer: { authority: string; office: string; name: string };
  recipients: string[];
}

/** One line of the deployment diary (nhật ký vận hành thử, TT 24/2020/TT-BTTTT), as kept by people. */
export interface DiaryEntry {
  from: string;
  to: string;
  shift: string;
  people: string;
  work: string;
  result: string;
  incident: string;
  confirmedBy: string;
}

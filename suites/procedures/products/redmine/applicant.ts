/** Who files: nobody real. */
export const APPLICANT = { name: 'Nguyễn Văn An', id: '075090000001' };

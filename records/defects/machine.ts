/** Who acts in a defect's history where no person did. */
export const MACHINE = 'nghiemthu';

export const PLATFORM = 'meetings';

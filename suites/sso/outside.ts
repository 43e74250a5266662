/** An address that belongs to nobody who is tested. */
export const OUTSIDE = 'https://lua-dao.example/';

/** Ways of writing it where a path of one's own is expected. */
export const OUTSIDE_PATHS = [OUTSIDE, '//lua-dao.example/', '/\\lua-dao.example/'] as const;

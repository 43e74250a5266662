import type { Request } from 'express';
import multer from 'multer';

/** A file as a form brings it. */
export interface Upload {
  /** Name of the form's field. */
  field: string;
  name: string;
  type: string;
  bytes: Uint8Array;
}

/** Reads forms with files of at most `fileSize` bytes each. */
export const uploadsUpTo = (fileSize: number) =>
  multer({
    storage: multer.memoryStorage(),
    limits: { fileSize, files: 10 },
    defParamCharset: 'utf8',
  });

/** Files of the form that are not empty. */
export function uploadsOf(request: Request): Upload[] {
  const files = Array.isArray(request.files) ? request.files : [];
  return files
    .filter((file) => file.size > 0)
    .map((file) => ({
      field: file.fieldname,
      name: file.originalname.replace(/[\p{Cc}/\\]/gu, '_'),
      type: file.mimetype,
      bytes: file.buffer,
    }));
}

import type { ResolvedTarget } from '../../config/targets/resolve.ts';

/** The annotation by which a case notes what of its own stays on the platform. */
export const LEFT_BEHIND = 'left-behind';

/** What stays of a case that is said to take back what it creates, and registers nothing for it. */
export const NOTHING_UNDONE = 'dữ liệu mà kịch bản tạo ra và không khai báo cách thu dọn';

/** What stays, where, and the words that mark it there. */
export interface LeftBehind {
  what: string;
  where: string;
  marker: string;
}

/** What an annotation carries. */
export function tellLeftBehind(
  what: string,
  { target, platform, marker }: { target: ResolvedTarget; platform: string; marker: string },
): string {
  return JSON.stringify({ what, where: target.addresses[platform] ?? target.name, marker });
}

/** What an annotation says; a text of a tester's own is what stays. */
export function readLeftBehind(description: string): LeftBehind {
  try {
    const { what, where, marker } = JSON.parse(description) as Record<string, unknown>;
    return { what: String(what ?? ''), where: String(where ?? ''), marker: String(marker ?? '') };
  } catch {
    return { what: description, where: '', marker: '' };
  }
}

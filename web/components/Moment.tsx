import { formatDateTime } from '../format.ts';
import { useLocale } from '../use-locale.ts';

interface MomentProps {
  readonly at: string;
  /** The course's. */
  readonly timeZone: string;
}

export function Moment({ at, timeZone }: MomentProps) {
  const locale = useLocale();
  return <time dateTime={at}>{formatDateTime(at, locale, timeZone)}</time>;
}

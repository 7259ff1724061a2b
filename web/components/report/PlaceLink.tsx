import { useTranslation } from 'react-i18next';
import type { SourcePlace } from '../editor/editor-types.ts';
import classes from './PlaceLink.module.css';

interface PlaceLinkProps {
  readonly place: SourcePlace;
  readonly onPlace?: ((place: SourcePlace) => void) | undefined;
}

/** `linha 31`: leads there where the source is on the page. */
export function PlaceLink({ place, onPlace }: PlaceLinkProps) {
  const { t } = useTranslation();
  const text = t('report.line', { line: place.line });
  if (onPlace === undefined) return <span className={classes.text}>{text}</span>;
  return (
    <button type="button" className={classes.link} onClick={() => onPlace(place)}>
      {text}
    </button>
  );
}

import { useTranslation } from 'react-i18next';
import { foundText } from '#contract/messages/found-text.ts';
import { reportMessages } from '#contract/messages/report.ts';
import type { Check } from '#contract/report.ts';
import { formatCosine, formatRatio, formatShape, formatSpread } from '../../format.ts';
import { useLocale } from '../../use-locale.ts';
import type { SourcePlace } from '../editor/editor-types.ts';
import { glyphOf, statusMarks } from './check-marks.ts';
import classes from './CheckTable.module.css';
import { ErrorBar } from './ErrorBar.tsx';
import { PlaceLink } from './PlaceLink.tsx';
import { isOwnMistake, type CheckRow as CheckRowView } from './report-view.ts';

interface CheckRowProps {
  readonly row: CheckRowView;
  readonly onPlace?: ((place: SourcePlace) => void) | undefined;
}

export function CheckRow({ row, onPlace }: CheckRowProps) {
  const { t } = useTranslation();
  const { check, role } = row;
  const isQuiet = role === 'consequence' || check.status === 'consistent';
  const place = isOwnMistake(role) ? check.location : null;
  const marks = { 'data-role': role ?? undefined, 'data-quiet': isQuiet || undefined };
  return (
    <>
      <tr {...marks}>
        <th scope="row">
          <code>{check.quantity}</code>
        </th>
        <td data-label={t('report.shape')}>
          <Shapes check={check} />
        </td>
        {check.problem === null ? <Numbers check={check} /> : <Problem check={check} />}
        <td data-label={t('report.verdict')}>
          <StatusWord check={check} />
        </td>
      </tr>
      {(role !== null || row.cause !== null) && (
        <tr {...marks} data-note>
          <td colSpan={7}>
            <Note row={row} />
            {place !== null && <PlaceLink place={place} onPlace={onPlace} />}
          </td>
        </tr>
      )}
    </>
  );
}

function Shapes({ check: { shape, expectedShape } }: { readonly check: Check }) {
  const { t } = useTranslation();
  const expected = formatShape(expectedShape, t('report.scalar'));
  if (shape === null) return <span className={classes.number}>– ({expected})</span>;
  const got = formatShape(shape, t('report.scalar'));
  if (got === expected) return <span className={classes.number}>{got}</span>;
  return <span className={classes.mismatch}>{t('report.shapeMismatch', { got, expected })}</span>;
}

function Numbers({ check }: { readonly check: Check }) {
  const { t } = useTranslation();
  return (
    <>
      <td data-label={t('report.error')} className={classes.number}>
        {check.relativeError === null ? (
          '–'
        ) : (
          <ErrorBar error={check.relativeError} tolerance={check.tolerance} />
        )}
      </td>
      <td data-label={t('report.ratio')} className={classes.number}>
        {check.ratio === null ? '–' : formatRatio(check.ratio)}
        {check.ratio !== null && check.ratioSpread !== null && (
          <small title={t('report.spread')}>± {formatSpread(check.ratioSpread)}</small>
        )}
      </td>
      <td data-label={t('report.cosine')} className={classes.number}>
        {check.cosine === null ? '–' : formatCosine(check.cosine)}
      </td>
      <td data-label={t('report.within')} className={classes.number}>
        {check.within}/{check.total}
        {check.kinks > 0 && <small>{t('report.kinks', { count: check.kinks })}</small>}
      </td>
    </>
  );
}

function Problem({ check: { problem, found } }: { readonly check: Check }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (problem === null) return null;
  return (
    <td colSpan={4}>
      {reportMessages[locale].checkProblems[problem]}
      {found !== null && (
        <>
          {' '}
          ({t('report.found')} {foundText(found, locale)})
        </>
      )}
    </td>
  );
}

function StatusWord({ check }: { readonly check: Check }) {
  const locale = useLocale();
  return (
    <span className={classes.status} data-tone={statusMarks[check.status].tone}>
      <span aria-hidden="true">{glyphOf(check)}</span>{' '}
      {reportMessages[locale].checkStatuses[check.status]}
    </span>
  );
}

/** Why the row is as it is, in words. */
function Note({ row: { role, cause } }: { readonly row: CheckRowView }) {
  const { t } = useTranslation();
  const quantity = cause ?? '';
  if (role === 'first') return t('report.firstBreak');
  if (role === 'separate') return t('report.separate');
  if (role === 'own') return t('report.ownMistake');
  return role === 'consequence'
    ? t('report.consequence', { quantity })
    : t('report.rightAfter', { quantity });
}

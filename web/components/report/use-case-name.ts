import { useTranslation } from 'react-i18next';
import type { CaseName } from './report-view.ts';

/** `Caso 2`, `Oculto 3`. */
export function useCaseName(): (name: CaseName) => string {
  const { t } = useTranslation();
  return ({ visibility, number }) =>
    visibility === 'public'
      ? t('report.publicCase', { number })
      : t('report.hiddenCase', { number });
}

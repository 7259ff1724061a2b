import type { Locale } from '#contract/locale.ts';
import type { CaseReport, Diagnosis } from '#contract/report.ts';

interface ReportWords {
  readonly visibilities: Readonly<Record<CaseReport['visibility'], string>>;
  readonly confidences: Readonly<Record<Diagnosis['confidence'], string>>;
  readonly error: string;
  readonly ratio: string;
  readonly within: string;
  readonly module: string;
  readonly seed: string;
  readonly version: string;
  readonly engine: string;
}

/** What only the command line says beside a report's own words. */
export const reportWords: Readonly<Record<Locale, ReportWords>> = {
  'pt-BR': {
    visibilities: { public: 'público', hidden: 'oculto' },
    confidences: { confirmed: 'confirmado', suspected: 'suspeita' },
    error: 'erro',
    ratio: 'razão',
    within: 'dentro',
    module: 'módulo',
    seed: 'semente',
    version: 'versão',
    engine: 'motor',
  },
  en: {
    visibilities: { public: 'public', hidden: 'hidden' },
    confidences: { confirmed: 'confirmed', suspected: 'suspected' },
    error: 'error',
    ratio: 'ratio',
    within: 'within',
    module: 'module',
    seed: 'seed',
    version: 'version',
    engine: 'engine',
  },
};

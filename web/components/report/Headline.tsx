import { headlineText } from '#contract/messages/headline-text.ts';
import { useLocale } from '../../use-locale.ts';
import classes from './Headline.module.css';
import { viewCases, type AnyReport } from './report-view.ts';
import { shorten } from './shorten.ts';
import { splitNames } from './split-names.ts';
import { useCaseName } from './use-case-name.ts';

/** The sentence that a report opens with; names from the code stand in code. */
export function Headline({ report }: { readonly report: AnyReport }) {
  const locale = useLocale();
  const caseName = useCaseName();
  const { headline } = report;
  if (headline.key === 'only_hidden') {
    const hidden = viewCases(report).find(({ id }) => id === headline.args.case);
    const name = hidden === undefined ? headline.args.case : caseName(hidden.name).toLowerCase();
    const named = { ...headline, args: { ...headline.args, case: name } };
    return <Sentence text={headlineText(named, locale)} names={[headline.args.quantity]} />;
  }
  const { args } = headline;
  const names = [
    ...('quantity' in args ? [args.quantity] : []),
    ...('right' in args ? [args.right] : []),
    ...('name' in args ? [args.name] : []),
    ...('function' in args ? [args.function] : []),
  ];
  return <Sentence text={headlineText(headline, locale)} names={names} />;
}

interface SentenceProps {
  readonly text: string;
  readonly names: readonly string[];
}

function Sentence({ text, names }: SentenceProps) {
  return (
    <p className={classes.headline}>
      {splitNames(shorten(text), names).map(({ at, text, isName }) =>
        isName ? <code key={at}>{text}</code> : <span key={at}>{text}</span>,
      )}
    </p>
  );
}

import { useSplitter } from '@mantine/hooks';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../components/links.tsx';
import { paneNames, type PaneName, type Panes } from './use-panes.ts';
import classes from './Zones.module.css';

interface ZonesProps {
  readonly panes: Panes;
  readonly statement: ReactNode;
  readonly code: ReactNode;
  readonly result: ReactNode;
}

const widths = [
  { defaultSize: 27, min: 18 },
  { defaultSize: 36, min: 22 },
  { defaultSize: 37, min: 20 },
];

/** All panes stay mounted whatever the width, so that nothing in them is lost. */
export function Zones({ panes, statement, code, result }: ZonesProps) {
  const { t } = useTranslation();
  const contents: Readonly<Record<PaneName, ReactNode>> = {
    enunciado: statement,
    codigo: code,
    resultado: result,
  };
  const { ref, sizes, getHandleProps } = useSplitter({
    panels: widths,
    enabled: panes.layout === 'wide',
  });
  const columns = sizes.map((size) => `minmax(0, ${Number(size)}fr)`).join(' 9px ');

  return (
    <div
      ref={ref}
      className={classes.zones}
      data-layout={panes.layout}
      data-fills-window
      style={panes.layout === 'wide' ? { gridTemplateColumns: columns } : undefined}
    >
      {panes.layout !== 'wide' && <PaneLinks panes={panes} />}
      {paneNames.map((name, index) => (
        <Fragment key={name}>
          {index > 0 && panes.layout === 'wide' && (
            <div
              {...getHandleProps({ index: index - 1 })}
              aria-label={t(`exercise.dividers.${index === 1 ? 'first' : 'second'}`)}
              className={classes.divider}
            />
          )}
          <section
            id={name}
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolling is the interaction
            tabIndex={name === 'codigo' ? -1 : 0}
            aria-label={t(`exercise.panes.${name}`)}
            className={classes.pane}
            data-pane={name}
            hidden={!panes.isShown(name)}
          >
            {contents[name]}
          </section>
        </Fragment>
      ))}
    </div>
  );
}

function PaneLinks({ panes }: { readonly panes: Panes }) {
  const { t } = useTranslation();
  const offered = panes.layout === 'narrow' ? paneNames : (['enunciado', 'resultado'] as const);
  return (
    <nav aria-label={t('exercise.paneNavigation')} className={classes.links}>
      {offered.map((name) => (
        <TextLink
          key={name}
          from="/t/$courseId/e/$exerciseId/"
          to="."
          search={(search) => ({ ...search, aba: name })}
          underline="never"
          data-shown={panes.isShown(name)}
        >
          {t(`exercise.panes.${name}`)}
        </TextLink>
      ))}
    </nav>
  );
}

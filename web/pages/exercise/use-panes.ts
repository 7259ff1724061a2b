import { useMediaQuery } from '@mantine/hooks';
import { getRouteApi, useNavigate } from '@tanstack/react-router';

export const paneNames = ['enunciado', 'codigo', 'resultado'] as const;
export type PaneName = (typeof paneNames)[number];

/** Three zones beside each other, two with tabs, or one at a time. */
export type Layout = 'wide' | 'middle' | 'narrow';

const route = getRouteApi('/signed-in/t/$courseId/e/$exerciseId/');

export interface Panes {
  readonly layout: Layout;
  /** The pane that was asked for; which others stand beside it is a matter of width. */
  readonly current: PaneName;
  readonly isShown: (name: PaneName) => boolean;
  readonly show: (name: PaneName) => void;
  readonly focus: (name: PaneName) => void;
}

/** Panes are addressable, so that Back leads to the one before. */
export function usePanes(): Panes {
  const isWide = useMediaQuery('(min-width: 75em)', true, { getInitialValueInEffect: false });
  const isMiddle = useMediaQuery('(min-width: 50em)', true, { getInitialValueInEffect: false });
  const layout = isWide ? 'wide' : isMiddle ? 'middle' : 'narrow';
  const { aba = 'enunciado' } = route.useSearch();
  const navigate = useNavigate({ from: '/t/$courseId/e/$exerciseId/' });

  function isShown(name: PaneName): boolean {
    if (layout === 'wide' || name === aba) return true;
    if (layout === 'narrow') return false;
    return name === 'codigo' || (name === 'enunciado' && aba === 'codigo');
  }

  function show(name: PaneName): void {
    if (!isShown(name)) void navigate({ search: (search) => ({ ...search, aba: name }) });
  }

  function focus(name: PaneName): void {
    show(name);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`#${name}`)?.focus());
  }

  return { layout, current: aba, isShown, show, focus };
}

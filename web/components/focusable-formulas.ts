interface Node {
  readonly type: string;
  properties?: Record<string, unknown>;
  readonly children?: readonly Node[];
}

/** A rehype plugin: formulae on lines of their own may be wider than the page and are scrolled by keyboard, too. */
export function focusableFormulas(): (tree: Node) => void {
  return visit;
}

function visit(node: Node): void {
  const names = node.properties?.['className'];
  if (Array.isArray(names) && names.includes('katex-display')) {
    node.properties = { ...node.properties, tabIndex: 0 };
    return;
  }
  for (const child of node.children ?? []) visit(child);
}

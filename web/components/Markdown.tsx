import 'katex/dist/katex.min.css';
import ReactMarkdown from 'react-markdown';
import rehypeKatex from 'rehype-katex';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import { focusableFormulas } from './focusable-formulas.ts';
import classes from './Markdown.module.css';

const remarkPlugins = [remarkGfm, remarkMath];
const rehypePlugins = [rehypeKatex, focusableFormulas];

/** Text of an exercise: Markdown with formulae; HTML in it stays text. */
export function Markdown({ children, lang }: { readonly children: string; readonly lang: string }) {
  return (
    <div className={classes.text} lang={lang}>
      <ReactMarkdown
        remarkPlugins={remarkPlugins}
        rehypePlugins={rehypePlugins}
        components={headings}
      >
        {children}
      </ReactMarkdown>
    </div>
  );
}

/** The text's title is the page's already, and the pane has a heading; those of the text follow from there. */
const headings = { h1: () => null, h2: 'h3', h3: 'h4', h4: 'h5' } as const;

import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import type { Locale } from '#contract/locale.ts';

/** What a student reads on the pages of these stories. */
const words = {
  'pt-BR': {
    signUp: 'Criar conta',
    name: 'Nome',
    email: 'E-mail',
    password: 'Senha',
    code: 'Código da turma',
    join: 'Entrar na turma',
    editor: /^Código da solução/,
    result: 'Resultado',
  },
  en: {
    signUp: 'Create account',
    name: 'Name',
    email: 'E-mail',
    password: 'Password',
    code: 'Course code',
    join: 'Join course',
    editor: /^Code of the solution/,
    result: 'Result',
  },
} as const satisfies Record<Locale, Record<string, string | RegExp>>;

/** A student in front of the browser, who does what a person does: reads, types and clicks. */
export interface Student {
  readonly signUp: (name: string) => Promise<void>;
  readonly join: (code: string) => Promise<void>;
  readonly openExercise: (title: RegExp) => Promise<void>;
  /** Pastes over all that stands in the editor. */
  readonly write: (source: string) => Promise<void>;
  /** Ctrl+Shift+Enter, and waits for the sentence that the report opens with. */
  readonly submit: (headline: RegExp) => Promise<void>;
}

export function sitDown(page: Page, locale: Locale, appUrl: string): Student {
  const text = words[locale];
  const editor = () => page.getByRole('textbox', { name: text.editor });
  return {
    signUp: async (name) => {
      await page.goto(appUrl);
      await page.getByRole('tab', { name: text.signUp }).click();
      await page.getByLabel(text.name).fill(name);
      await page.getByLabel(text.email).fill(`${name.replaceAll(' ', '.').toLowerCase()}@ufv.br`);
      await page.getByRole('textbox', { name: text.password }).fill('um grafo por dia');
      await page.getByRole('button', { name: text.signUp }).click();
      await page.getByLabel(text.code).waitFor();
    },
    join: async (code) => {
      await page.getByLabel(text.code).fill(code);
      await page.getByRole('button', { name: text.join }).click();
      await page.waitForURL(/\/t\//);
    },
    openExercise: async (title) => {
      await page.getByRole('link', { name: title }).click();
      await page.locator('.monaco-editor .view-lines').first().waitFor();
    },
    write: async (source) => {
      await editor().focus();
      await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(source)})`);
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Control+V');
    },
    submit: async (headline) => {
      await page.keyboard.press('Control+Shift+Enter');
      await page.getByRole('region', { name: text.result }).getByText(headline).waitFor();
    },
  };
}

/** A file of an exercise folder as a student would have typed it: without the header of `wrong/`. */
export async function readSolution(file: string): Promise<string> {
  const source = await readFile(new URL(`../../exercises/${file}`, import.meta.url), 'utf8');
  return source.replaceAll(/^\/\/ @.*\n/gm, '');
}

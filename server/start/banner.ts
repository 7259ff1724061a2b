export interface BannerFacts {
  readonly url: string;
  /** Null once there is an instructor. */
  readonly firstInstructor: { readonly url: string; readonly expiresAt: Date } | null;
  readonly course: { readonly title: string; readonly joinCode: string };
}

/** What the terminal shows once people can come in. */
export function banner({ url, firstInstructor, course }: BannerFacts): string {
  const lines = [`GradeCheck is ready: ${url}`];
  if (firstInstructor !== null) {
    const until = firstInstructor.expiresAt.toISOString().slice(0, 16).replace('T', ' ');
    lines.push(
      '',
      `First instructor, a link that works once, until ${until} UTC:`,
      `  ${firstInstructor.url}`,
      `Students join "${course.title}" with the code ${course.joinCode}`,
    );
  }
  return `\n${lines.map((line) => `  ${line}`.trimEnd()).join('\n')}\n`;
}

import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Course } from '#contract/api/courses.ts';
import { attentionQuery, courseQuery } from '../api/courses.ts';
import classes from './CoursePage.module.css';
import { Crumbs } from './Crumbs.tsx';
import { TextLink } from './links.tsx';
import { Page } from './Page.tsx';

interface CoursePageProps {
  readonly courseId: string;
  readonly title: string;
  readonly children: ReactNode;
}

/** One of a course's own pages, with the way to the others. */
export function CoursePage({ courseId, title, children }: CoursePageProps) {
  const { data: course } = useSuspenseQuery(courseQuery(courseId));
  return (
    <Page
      title={title}
      crumbs={
        <Crumbs>
          {title !== course.title && (
            <TextLink to="/t/$courseId" params={{ courseId }}>
              {course.title}
            </TextLink>
          )}
        </Crumbs>
      }
      aside={<span className={classes.term}>{course.term}</span>}
    >
      {course.role !== 'student' && <StaffNavigation course={course} />}
      {children}
    </Page>
  );
}

function StaffNavigation({ course }: { readonly course: Course }) {
  const { t } = useTranslation();
  const { data: items = [] } = useQuery(attentionQuery(course.id));
  const open = items.filter((item) => item.resolvedAt === null).length;
  const params = { courseId: course.id };
  return (
    <nav aria-label={t('course.navigation')} className={classes.navigation}>
      <TextLink to="/t/$courseId" params={params} activeOptions={{ exact: true }}>
        {t('course.exercises')}
      </TextLink>
      <TextLink to="/t/$courseId/resultados" params={params}>
        {t('course.results')}
      </TextLink>
      <TextLink to="/t/$courseId/membros" params={params}>
        {t('course.members')}
      </TextLink>
      <TextLink to="/t/$courseId/atencao" params={params}>
        {open === 0 ? t('course.attention') : t('course.attentionCount', { count: open })}
      </TextLink>
    </nav>
  );
}

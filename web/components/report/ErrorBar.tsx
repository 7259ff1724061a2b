import { formatError } from '../../format.ts';
import classes from './ErrorBar.module.css';
import { barPosition } from './report-view.ts';

interface ErrorBarProps {
  readonly error: number;
  readonly tolerance: number;
}

/** The digits, and under them their magnitude on a logarithmic scale with a tick at the tolerance. */
export function ErrorBar({ error, tolerance }: ErrorBarProps) {
  return (
    <span className={classes.error}>
      {formatError(error)}
      <svg
        aria-hidden="true"
        className={classes.bar}
        viewBox="0 0 100 6"
        preserveAspectRatio="none"
      >
        <rect className={classes.ground} width="100" height="6" />
        <rect
          className={error <= tolerance ? classes.within : classes.beyond}
          width={100 * barPosition(error)}
          height="6"
        />
        <rect
          className={classes.tolerance}
          x={100 * barPosition(tolerance) - 1}
          width="2"
          height="6"
        />
      </svg>
    </span>
  );
}

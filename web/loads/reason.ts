import { ApiError } from 'trellis/client';
import { explain, faultOf } from '../states/explain.ts';
import { Unfit } from './limits.ts';
import { Rejected } from './sending.ts';

/** Why a file was not sent, in one line. */
export const reasonOf = (error: unknown): string => {
  if (error instanceof Unfit) return error.message;
  if (error instanceof Rejected) return `The storage did not take it (${String(error.status)}).`;
  const fault = faultOf(error, 'fileName');
  if (fault !== undefined) return `The name of the file was not accepted. ${fault}`;
  const { heading, advice } = explain(error);
  return `${heading}. ${advice}`;
};

/** Whether the same file may be taken when it is sent again. */
export const mayPass = (error: unknown): boolean => {
  if (error instanceof Unfit) return false;
  return !((error instanceof Rejected || error instanceof ApiError) && error.status === 400);
};

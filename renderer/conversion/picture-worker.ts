import { leaveToHeicWorker } from './serve-job.ts';
import { servePictures } from './serve-pictures.ts';

servePictures(leaveToHeicWorker);

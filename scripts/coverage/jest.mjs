// Loaded by jest before each file of tests, in a coverage run.
import { afterAll } from '@jest/globals';
import { record } from './record.mjs';

afterAll(record(process.env['COVERAGE_RAW'] ?? ''));

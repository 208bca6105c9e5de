import './flows/index.js';
import { runFlows } from './harness.js';

runFlows('chromium');

/** All flows: importing this declares them. */
import './start.js';
import './files.js';
import './live.js';
import './outside.js';
import './own.js';
import './reading.js';
import './single.js';
import './offline.js';
import './quality.js';

/** All flows: importing this declares them. */
import './start.js';
import './outside.js';

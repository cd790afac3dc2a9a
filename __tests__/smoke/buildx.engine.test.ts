// One file, and so one after the other: each looks whether any container or image is left on the engine.
import './well.js';
import './unwell.js';
import './ended.js';

import { sweep } from './sweep.js';

sweep('recordings of 2.3', ['streams/2.3', 'streams/2.3-devices', 'streams-full/2.3', 'streams-undescribed/2.3']);

import { sweep } from './sweep.js';

sweep('recordings of 5.2 and 7.2', ['streams/5.2', 'streams-full/5.2', 'streams/7.2', 'streams-full/7.2']);
